"""A report as one HTML file that needs nothing else: no server, no network, no scripts to be read.

`uplot.min.js` and `uplot.min.css` are uPlot 1.6.32, https://github.com/leeoniya/uPlot, as its npm package `uplot` has
them; `uplot.LICENSE` is its license, MIT.
"""
