package review

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Window returns what [soc1.AssessCoverage] needs to know of r: its days, and what of them carries no reliance. An adverse opinion
// or a disclaimer on any limb takes the whole window away, since every limb bears on operation, and so does an opinion that is
// still undetermined. An objective that the opinion excepts, or that was not achieved, is lost on all days, also where its controls
// failed on some only: the opinion is one on the period. Objectives that were tested on fewer days keep those.
//
// A report without a recorded date counts as issued on the last day that it speaks of, the earliest that it can have:
// coverage takes a report without a date for one that is not issued, and a reader who holds one knows better.
func (r *Received) Window() soc1.ReportWindow {
	w := soc1.ReportWindow{ID: r.ID, Type: r.Type, System: r.System, Period: r.Period, AsOf: r.AsOf, Issued: r.issued()}
	for _, l := range r.Limbs {
		w.Adverse = w.Adverse || l.Kind == opinion.Adverse
		w.Disclaimed = w.Disclaimed || l.Kind == opinion.Disclaimer || l.Kind == opinion.Undetermined
		if l.Limb != opinion.Description && l.Kind == opinion.Qualified {
			w.Qualified = append(w.Qualified, l.Objectives...)
		}
	}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		w.Objectives = append(w.Objectives, o.ID)
		if !o.Tested.IsZero() && r.Type == soc1.Type2 {
			w.SubPeriods = append(w.SubPeriods, soc1.ObjectivePeriod{Objective: o.ID, Period: o.Tested})
		}
		for _, f := range [...]opinion.Finding{o.Design, o.Operation} {
			if f == opinion.NotAchieved || f == opinion.NoConclusion || f == opinion.FindingOpen {
				w.Qualified = append(w.Qualified, o.ID)
			}
		}
	}
	w.Qualified = unique(w.Qualified)
	return w
}

// issued returns the date of a report, or the earliest that it can have.
func (r *Received) issued() soc1.Date {
	switch {
	case r.ReportDate.IsValid():
		return r.ReportDate
	case r.Type == soc1.Type1:
		return r.AsOf
	}
	return r.Period.End
}
