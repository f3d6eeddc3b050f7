package cuec

// CU04. Phrases of time are found by the word that begins them, wherever they stand: reports put them in front, in the middle and at
// the end. What a phrase covers matters to the evidence that is shown, its grade alone to the verdict.

// timed is a phrase of time and how well it fixes the time.
type timed struct {
	phrase
	strength timing
}

// readTimes returns the phrases of time, each found with a look ahead of at most eight words.
func readTimes(tokens []token) []timed {
	var times []timed
	for i := 0; i < len(tokens); i++ {
		if tokens[i].kind != tokenWord {
			continue
		}
		to, strength := timeAt(tokens, i)
		if strength == 0 {
			continue
		}
		// when terminated employees ...: one phrase
		if n := len(times); n > 0 && i < times[n-1].to && strength <= times[n-1].strength {
			continue // the phrase belongs to the one around it
		}
		from := i
		if tokens[i].word == "than" && i > 1 {
			from -= 2 // no later than
		}
		times = append(times, timed{phrase{from, to}, strength})
		// Nothing within it can be better. Within a looser phrase a limit may still follow: when they leave, within a day.
		if strength == timeDefinite {
			i = to - 1
		}
	}
	return times
}

// wordAt returns the word at i, or "" beyond the end and at the end of a sentence.
func wordAt(tokens []token, i int) string {
	if i < 0 || i >= len(tokens) || tokens[i].kind == tokenStop || tokens[i].kind == tokenComma {
		return ""
	}
	return tokens[i].word
}

// timeAt reads a phrase of time that begins at i and returns its end.
func timeAt(tokens []token, i int) (to int, strength timing) {
	w, next := tokens[i].word, wordAt(tokens, i+1)
	if s := frequencyWord(w); s != 0 {
		return i + 1, s
	}
	switch w {
	case "each", "every", "per", "all", "any":
		return countedAt(tokens, i, w)
	case "once", "twice":
		// once a year, twice per month
		if next == "a" || next == "per" || next == "each" || next == "every" || next == "daily" || next == "monthly" {
			return clamp(tokens, i+3), timeDefinite
		}
		// once the file is accepted
		if w == "once" && next != "" {
			return extend(tokens, i), timeTrigger
		}
	case "a":
		// ten invoices a month
		if unitOfTime(next) == 1 && numberBefore(tokens, i) {
			return i + 2, timeDefinite
		}
	case "as":
		// as soon as employment ends
		if next == "soon" && wordAt(tokens, i+2) == "as" && wordAt(tokens, i+3) != "" {
			return extend(tokens, i), timeTrigger
		}
	case "times":
		// four times a year
		if next == "a" || next == "per" || next == "each" {
			return clamp(tokens, i+3), timeDefinite
		}
	case "within", "by", "than":
		return limitAt(tokens, i, w)
	case "advance":
		// approves in advance
		if i > 0 && tokens[i-1].word == "in" {
			return extend(tokens, i), timeDefinite
		}
	case "same", "next":
		// the same day, the next business day
		if next == "day" || (next == "business" || next == "working") && unitFollows(tokens, i+2) {
			return clamp(tokens, i+2), timeDefinite
		}
	case "end", "close":
		// at the end of each month
		if next == "of" && unitOfTime(lastWord(tokens, i+2)) != 0 {
			return clamp(tokens, i+4), timeDefinite
		}
	}
	if to, strength = orderAt(tokens, i, w, next); strength != 0 {
		return to, strength
	}
	switch {
	case occasion(w) && next != "" && (w != "first" || !unitFollows(tokens, i+1)):
		// its first payroll, the initial configuration; but not: first day
		return i + 1, timeDefinite
	case statusWord(w):
		return i + 1, timeOpen
	}
	return 0, 0
}

// orderAt reads what comes before, after or together with the control: an order of steps, or an event.
func orderAt(tokens []token, i int, w, next string) (to int, strength timing) {
	if next == "" {
		return 0, 0
	}
	switch w {
	case "before", "until", "till":
		// An order of steps can be checked as exactly as a deadline.
		return extend(tokens, i), timeDefinite
	case "prior", "ahead", "advance":
		// prior to release, in advance of the pay date, ahead of funding
		if w == "advance" && next == "of" || next == "to" || next == "of" && w == "ahead" {
			return extend(tokens, i), timeDefinite
		}
	case "after", "upon", "when", "whenever", "if", "following", "subsequent":
		if w == "after" && (tokens[i+1].kind == tokenNumber || numberWord(next) != 0) && unitFollows(tokens, i+2) {
			return clamp(tokens, i+3), timeDefinite // after 30 days
		}
		// An event without a limit: it can be seen whether, not whether in time.
		if w != "following" || next == "the" || next == "a" || next == "each" || next == "any" || statusWord(next) {
			return extend(tokens, i), timeTrigger
		}
	case "where", "wherever":
		// Where a rate is overridden, ...: a condition in front is an occasion; behind a noun it is a place.
		if i == 0 || tokens[i-1].kind == tokenStop {
			return extend(tokens, i), timeTrigger
		}
	case "on", "at":
		// follows up on rejects: the object
		if i == 0 || tokens[i-1].word != "up" {
			return eventAt(tokens, i)
		}
	}
	return 0, 0
}

// numberBefore reports whether one of the four words before i is a number.
func numberBefore(tokens []token, i int) bool {
	for j := i - 1; j >= max(0, i-4); j-- {
		if tokens[j].kind == tokenNumber || numberWord(wordAt(tokens, j)) != 0 {
			return true
		}
	}
	return false
}

// unitFollows reports whether the next word is a unit of time.
func unitFollows(tokens []token, i int) bool { return unitOfTime(wordAt(tokens, i)) == 1 }

// countedAt reads "each pay period", "every purchase request", "all changes".
func countedAt(tokens []token, i int, w string) (int, timing) {
	for j := i + 1; j < min(len(tokens), i+6); j++ {
		word := wordAt(tokens, j)
		if word == "" || functionWord(word) && word != "other" && word != "and" && word != "or" {
			return 0, 0
		}
		switch {
		case word == "business" && unitFollows(tokens, j+1):
			// every business day: the business is no party here
			continue
		case unitOfTime(word) != 0 && word != "business" && word != "due" && w != "all" && w != "any":
			// each pay period, per quarter, every January
			return j + 1, timeDefinite
		case eventNoun(word) && (w == "each" || w == "every" || w == "per"):
			// each purchase request
			return j + 1, timeTrigger
		case eventNoun(word):
			// all changes: a population, and every member is an occasion
			return j + 1, timeOpen
		case partyOf(word) != 0:
			// each user organization: who, not when
			return 0, 0
		}
	}
	return 0, 0
}

// limitAt reads "within five business days", "by close of business", "no later than the Monday".
func limitAt(tokens []token, i int, w string) (int, timing) {
	// no later than; but not: other than, more than
	if w == "than" && wordAt(tokens, i-1) != "later" {
		return 0, 0
	}
	number := false
	reach := 6
	if w == "than" {
		reach = 9 // no later than the morning of the payable date
	}
	for j := i + 1; j < min(len(tokens), i+reach); j++ {
		word := wordAt(tokens, j)
		unit := unitOfTime(word)
		switch {
		case word == "":
			return 0, 0
		case tokens[j].kind == tokenNumber || numberWord(word) != 0:
			number = true
			if w != "within" && len(word) > 2 && tokens[j].kind == tokenNumber && (word[len(word)-1] == 'h' || word[len(word)-1] == 't') {
				return j + 1, timeDefinite // by the 15th
			}
			if after := wordAt(tokens, j+1); w == "by" && wordAt(tokens, j-1) == "the" && (after == "" || after == "of") {
				return extend(tokens, j), timeDefinite // by the tenth, by the first of the month
			}
			if half := wordAt(tokens, j+1); half == "p" || half == "a" || half == "pm" || half == "am" || half == "o'clock" {
				return extend(tokens, j), timeDefinite // by 4 p.m.
			}
		case unit == 2 && w != "within", unit != 0 && (number || w == "by"), unit == 1 && j == i+2 && w == "within":
			// by close of business, within 24 hours, by the fifth day, within a day
			return extend(tokens, j), timeDefinite
		case unit == 1 && wordAt(tokens, i+1) == "the":
			// within the month
			return j + 1, timeDefinite
		case word != "the" && word != "a" && word != "an" && word != "business" && word != "working" && word != "calendar" && word != "at" &&
			word != "least" && word != "following" && word != "next" && word != "stated" && word != "agreed" && word != "filing" && word != "(":
			// by the supervisor, within the system
			if unit == 0 && w != "than" {
				return 0, 0
			}
		}
	}
	return 0, 0
}

// eventAt reads "on receipt of", "on termination", "at year-end", "on trade date", "at least quarterly".
func eventAt(tokens []token, i int) (int, timing) {
	for j := i + 1; j < min(len(tokens), i+5); j++ {
		word := wordAt(tokens, j)
		switch {
		case word == "" || j == i+4 && word != "day":
			return 0, 0 // on the first business day: one word further than the others
		case frequencyWord(word) == timeDefinite && word != "annual":
			// at least quarterly, on a monthly basis, at year-end
			if wordAt(tokens, j+1) == "basis" {
				j++
			}
			return j + 1, timeDefinite
		case unitOfTime(word) == 2 && word != "business" && word != "may" && word != "march" || word == "payday" || word == "day":
			// on trade date, at the close, on Monday
			return extend(tokens, j), timeDefinite
		case starts(word):
			// at go-live: it comes once, and has a date
			return j + 1, timeDefinite
		// on receipt, on termination, on any change
		case word == "receipt" || word == "departure" || word == "separation" || word == "hire" || word == "request" || milestone(word) || statusWord(word) ||
			eventNoun(word) && (wordAt(tokens, i+1) == "each" || wordAt(tokens, i+1) == "every" || wordAt(tokens, i+1) == "any"):
			return j + 1, timeTrigger
		}
	}
	return 0, 0
}

// milestone reports whether w names a point that every item passes: at closing, on maturity.
func milestone(w string) bool {
	switch w {
	case "closing", "boarding", "origination", "maturity", "renewal", "expiry", "expiration", "delivery", "posting", "arrival", "completion",
		"settlement", "issuance", "redemption", "award", "transfer", "approval", "notification", "discovery", "detection", "login", "log-on":
		return true
	}
	return false
}

// starts reports whether w names a single event at the beginning of something: at installation, on set-up.
func starts(w string) bool {
	switch w {
	case "installation", "set-up", "setup", "onboarding", "go-live", "inception", "implementation":
		return true
	}
	return false
}

// lastWord returns the word at i or, after an article, the one behind it.
func lastWord(tokens []token, i int) string {
	switch w := wordAt(tokens, i); w {
	case "the", "a", "each", "every":
		return wordAt(tokens, i+1)
	default:
		return w
	}
}

// extend returns where a phrase that begins at i ends: at the next mark or verb-like border, at most eight words on.
func extend(tokens []token, i int) int {
	j := i + 1
	for j < len(tokens) && j < i+9 && (tokens[j].kind == tokenWord || tokens[j].kind == tokenNumber) {
		// before the pay date and keeps it: what follows is another act
		if _, form := verbOf(wordAt(tokens, j+1)); tokens[j].word == "and" && (form == formThird || form == formBase) {
			break
		}
		j++
	}
	return j
}

// clamp keeps a position within the tokens.
func clamp(tokens []token, i int) int { return min(i, len(tokens)) }
