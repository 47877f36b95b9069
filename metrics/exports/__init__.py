"""Charts that leave the screen, one file a format, each from the same description: `Chart` in, bytes out.

    csv(chart)      the numbers, for Excel, Power BI and notebooks

Pictures (PNG, SVG) are made by the browser from `figure(chart, "print", framed=True)` and cost the server nothing.
"""
