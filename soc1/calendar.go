package soc1

import "time"

// Day numbers count days of the proleptic Gregorian calendar, with 0001-01-01 as day 1. Day 0 is left
// free so that the zero Date cannot be mistaken for a date.
const (
	minYear = 1
	maxYear = 9999
	minDay  = 1
	maxDay  = 3652059

	daysPerFourYears   = 4*365 + 1
	daysPerFourCentury = 100*daysPerFourYears - 3
	// marchEpoch is the distance from 0000-03-01, where the inner count begins, to day 0.
	marchEpoch = 305
)

// dayNumber returns the day number of a civil date. The year is taken to begin in March, which puts
// the leap day last: the days before a month then follow from one division, since the months from March
// on repeat lengths of 153 days in five. The year must be from 0 to 10000; the other arguments are
// not checked.
func dayNumber(year, month, day int) int {
	if month < 3 {
		year--
		month += 12
	}
	beforeYear := 365*year + year/4 - year/100 + year/400
	beforeMonth := (153*(month-3) + 2) / 5
	return beforeYear + beforeMonth + day - 1 - marchEpoch
}

// civil is the inverse of dayNumber for day numbers from minDay to maxDay. It peels off centuries, then
// years, then months, each by scaling the remaining days with the average length of the unit.
func civil(n int) (year, month, day int) {
	scaled := 4*(n+marchEpoch) + 3
	century := scaled / daysPerFourCentury
	// The low bits are the fraction of a day that the scaling brought; setting them rounds up again.
	scaled = scaled%daysPerFourCentury | 3
	yearOfCentury := scaled / daysPerFourYears
	dayOfYear := scaled % daysPerFourYears / 4
	monthFromMarch := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*monthFromMarch+2)/5 + 1
	year = 100*century + yearOfCentury
	month = monthFromMarch + 3
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// isLeap reports whether a year has a 29 February.
func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// monthLength returns the number of days of a month from 1 to 12.
func monthLength(year, month int) int {
	switch time.Month(month) {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if isLeap(year) {
			return 29
		}
		return 28
	}
	return 31
}

// addMonths returns the day number that lies the given number of calendar months after day n. A day of
// the month that the target month lacks becomes its last day. A result before year 1 is 0; one after
// 9999 is greater than maxDay, and exact for year 10000, so that an exclusive end may lie just outside.
func addMonths(n, months int) int {
	const span = 12 * (maxYear + 1)
	year, month, day := civil(n)
	index := 12*year + month - 1 + max(-span, min(months, span))
	if index < 12*minYear {
		return 0
	}
	if index >= 12*(maxYear+2) {
		return maxDay + 366 + index - 12*(maxYear+2)
	}
	year, month = index/12, index%12+1
	return dayNumber(year, month, min(day, monthLength(year, month)))
}
