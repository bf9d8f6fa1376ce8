"""What all pictures share: shapes, looks, fonts, the time axis, head and foot."""

from scheduler.exports.page.screenless import import_without_screen

import_without_screen()
