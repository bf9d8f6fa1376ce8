"""
What users of Python hold: plans, results and campaigns on the clocks of their site.

Inside the package time is whole minutes, files are paths and searches have options. Here those are
taken as people write them, and given back as dates: aware of their time zone, never as bare
numbers. This is also the one place above the exports, so that a plan can save and draw itself.
"""
