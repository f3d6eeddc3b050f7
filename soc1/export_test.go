package soc1

// MostDays lets a test hold the table of month lengths against the calendar.
var MostDays = mostDays
