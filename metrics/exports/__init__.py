"""Charts that leave the screen, one file a format, each from the same description: a `Paper` of charts in, bytes out.

    formats.FORMATS["pptx"].make(paper)   pptx, xlsx, html, pdf, png, svg, csv, txt
    paper.alone(chart)                    one chart as a paper
    discreet.discreet(chart)              without names of persons and counts of people under 5
    report.build(report, board)           a paper from the board's cards, with its sentences
    saved.load("council")                 what an office wants again next year

What only a browser can make (pdf, png, svg) is made by the machine's own Chrome where there is one; below a chart on
the screen the visitor's browser makes the pictures itself, and costs the server nothing.
"""
