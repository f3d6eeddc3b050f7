package report

// The wording helpers are tested by themselves, because composed sentences reach only some of their cases.
var (
	Capital    = capital
	Small      = small
	Stop       = stop
	Sentence   = sentence
	Joined     = joined
	Possessive = possessive
	Spaced     = spaced
)

// When and Days give the phrases for dates under a wording.
var (
	When = wording.when
	Days = wording.days
)

// WordingFor returns the wording of the report.
func WordingFor(r *Report) wording {
	e := &r.Examination
	return wording{t: e.Type, standard: e.Standard, window: e.Window()}
}
