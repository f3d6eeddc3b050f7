package controls

import (
	"iter"
	"strings"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// RemediationStatus says whether a gap is closed when the examination period begins. The zero value is invalid.
type RemediationStatus uint8

const (
	_ RemediationStatus = iota
	// RemediationInTime: by plan, no day of the window remains deficient.
	RemediationInTime
	// RemediationLate: by plan the gap is closed after the window began, and the days before that stay deficient.
	RemediationLate
	// RemediationMissed: by plan the gap is closed after the window ended.
	RemediationMissed
	// RemediationIncomplete: the plan names the gap without an owner or without its dates.
	RemediationIncomplete
	// RemediationUnplanned: the plan does not name the gap.
	RemediationUnplanned
)

func (s RemediationStatus) name() string {
	switch s {
	case RemediationInTime:
		return "in-time"
	case RemediationLate:
		return "late"
	case RemediationMissed:
		return "missed"
	case RemediationIncomplete:
		return "incomplete"
	case RemediationUnplanned:
		return "unplanned"
	}
	return ""
}

// RemediationStatuses walks the valid values, the best first.
func RemediationStatuses() iter.Seq[RemediationStatus] { return enum.All(RemediationStatus.name) }

// IsValid reports whether s is one of the constants.
func (s RemediationStatus) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "in-time".
func (s RemediationStatus) String() string { return enum.String(s, RemediationStatus.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s RemediationStatus) MarshalText() ([]byte, error) {
	return enum.Marshal(s, RemediationStatus.name)
}

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *RemediationStatus) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, RemediationStatus.name)
}

// Remediation is an item of a remediation plan: who closes a gap, and when.
type Remediation struct {
	// Kind is that of the gap, see [Gap.Kind].
	Kind GapKind `json:"kind"`
	// Key is that of the gap, see [Gap.Key].
	Key string `json:"key"`
	// Owner is the role that answers for closing it.
	Owner string `json:"owner,omitzero"`
	// Due is the day by which it is to be closed.
	Due soc1.Date `json:"due,omitzero"`
	// Operates is the first day on which the control operates as remediated. It counts, and not Due, for the
	// kinds that [GapKind.NeedsOperation] names; for the others it may be left out.
	Operates soc1.Date `json:"operates,omitzero"`
	// Action says what is done, where that differs from [Gap.Action].
	Action string `json:"action,omitzero"`
}

// Outlook says how one gap stands under a plan.
type Outlook struct {
	// Kind and Key name the gap.
	Kind GapKind `json:"kind"`
	// Key names the gap, together with Kind.
	Key string `json:"key"`
	// Status says whether it is closed in time.
	Status RemediationStatus `json:"status"`
	// Deficient are the days of the window that stay deficient: remediation never heals the days before it. It is
	// empty for gaps that are closed by writing down or proving what was the case already.
	Deficient soc1.PeriodSet `json:"deficient,omitzero"`
	// Message says why, in one sentence without a full stop.
	Message string `json:"message"`
}

// Remediate checks a plan against window, the planned examination period, and says for each gap, in the order given, how
// it stands. A remediated control has to operate on or before the first day of the window, else the days before it
// did stay deficient.
//
// The error holds the problems of the plan, at pointers such as /plan/2/key: an item for a gap that is not there, two
// items for one gap, a gap given twice; and those of window. Half-filled items are no error: they come back as [RemediationIncomplete].
func Remediate(gaps []Gap, plan []Remediation, window soc1.Period) ([]Outlook, error) {
	var ps soc1.Problems
	ps.Merge("/window", window.Validate())
	at := make(map[gapName]int, len(gaps)) // the item for each gap, or -1
	for i := range gaps {
		name := gapName{gaps[i].Kind, gaps[i].Key}
		if _, seen := at[name]; seen {
			ps.Add(soc1.CodeDuplicate, soc1.Pointer("/gaps", i), "the gap is given twice", "pass each gap once")
		}
		at[name] = -1
	}
	for i := range plan {
		r, path := &plan[i], soc1.Pointer("/plan", i, "key")
		item, known := at[gapName{r.Kind, r.Key}]
		switch {
		case !known:
			ps.Addf(soc1.CodeUnknownReference, path, "leave it out if the gap is closed, or correct kind and key", "there is no gap %v at %.80q", r.Kind, r.Key)
		case item >= 0:
			ps.Addf(soc1.CodeDuplicate, path, "plan each gap in one place", "the gap is already that of %s", soc1.Pointer("/plan", item))
		default:
			at[gapName{r.Kind, r.Key}] = i
		}
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	list := make([]Outlook, len(gaps))
	for i := range gaps {
		item := Remediation{}
		n := at[gapName{gaps[i].Kind, gaps[i].Key}]
		if n >= 0 {
			item = plan[n]
		}
		list[i] = gaps[i].outlook(item, n >= 0, window)
	}
	return list, nil
}

// gapName is what identifies a gap.
type gapName struct {
	kind GapKind
	key  string
}

// outlook judges one gap by its item of the plan, if there is one.
func (g *Gap) outlook(item Remediation, planned bool, window soc1.Period) Outlook {
	o := Outlook{Kind: g.Kind, Key: g.Key}
	closed := item.Operates // the first day without the gap
	if !g.Kind.NeedsOperation() && !closed.IsValid() {
		closed = item.Due
	}
	if g.Kind.NeedsOperation() {
		o.Deficient = g.deficient(closed, window)
	}
	missing := item.missing(g.Kind)
	switch {
	case !planned:
		o.Status, o.Message = RemediationUnplanned, "nobody has planned to close the gap"
	case missing != "":
		o.Status, o.Message = RemediationIncomplete, "the plan does not say "+missing
	case g.Kind.NeedsOperation() && o.Deficient.IsZero():
		o.Status, o.Message = RemediationInTime, "the control operates from "+closed.String()+", and no day of the window stays deficient"
	case !closed.After(window.Start):
		o.Status, o.Message = RemediationInTime, "the gap is closed by "+closed.String()
	case closed.After(window.End):
		o.Status, o.Message = RemediationMissed, "the gap is closed on "+closed.String()+", after the window ends"
	case o.Deficient.IsZero():
		o.Status, o.Message = RemediationLate, "the gap is closed on "+closed.String()+", after the window begins"
	default:
		o.Status, o.Message = RemediationLate, "the control operates from "+closed.String()+", and "+o.Deficient.String()+" stays deficient"
	}
	return o
}

// missing lists what an item does not say, or returns nothing.
func (r *Remediation) missing(k GapKind) string {
	var parts []string
	if r.Owner == "" {
		parts = append(parts, "who closes it")
	}
	if !r.Due.IsValid() {
		parts = append(parts, "by when")
	}
	if k.NeedsOperation() && !r.Operates.IsValid() {
		parts = append(parts, "from when the control operates")
	}
	return strings.Join(parts, ", ")
}

// deficient returns the days of the window before a day that the gap concerns, or all that it concerns where there is no
// such day.
func (g *Gap) deficient(until soc1.Date, window soc1.Period) soc1.PeriodSet {
	days := g.Days
	if days.IsZero() {
		days, _ = soc1.NewPeriodSet(window) // Remediate refuses a window that is not valid
	}
	before := window
	if until.IsValid() {
		before.End = earlier(window.End, until.AddDays(-1))
	}
	if !before.IsValid() {
		return soc1.PeriodSet{}
	}
	set, _ := soc1.NewPeriodSet(before)
	return days.Intersect(set)
}
