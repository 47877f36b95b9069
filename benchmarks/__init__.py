"""How fast Hamkor is, told as ratios to something measured in the same run, because machines differ and drift.

    make bench                          the whole table
    python -m benchmarks.reading        one measure

Two pages stand for the two ends. *Floor* (`pages/floor.py`) is a bare Streamlit page that shows the figures of our
overview prebuilt: nothing on this stack can be faster. *Plain* (`pages/plain.py`) is the same page as a good tutorial
would write it: data cached, then grouped and drawn anew at every rerun. A measure times ours and its counterpart in
turn; its ratio is the median of the pairs.
"""
