package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// control changes a control.
func (g given) control(id soc1.ControlID, change func(c *controls.Control)) fact {
	return func(e *opinion.Examination) {
		for i := range e.Matrix.Controls {
			if c := &e.Matrix.Controls[i]; c.ID == id {
				change(c)
			}
		}
	}
}

// test changes a test.
func (g given) test(id soc1.TestID, change func(t *controls.Test)) fact {
	return func(e *opinion.Examination) {
		for i := range e.Matrix.Tests {
			if t := &e.Matrix.Tests[i]; t.ID == id {
				change(t)
			}
		}
	}
}

// walked changes a walkthrough.
func (g given) walked(id soc1.WalkthroughID, change func(w *controls.Walkthrough)) fact {
	return func(e *opinion.Examination) {
		for i := range e.Matrix.Walkthroughs {
			if w := &e.Matrix.Walkthroughs[i]; w.ID == id {
				w.Finding = "As found."
				change(w)
			}
		}
	}
}

// badly finds a control's design deficient.
func (g given) badly(id soc1.WalkthroughID) fact {
	return g.walked(id, func(w *controls.Walkthrough) { w.Design = controls.DesignDeficient })
}

// notInUse finds that a control that is described was never put into use.
func (g given) notInUse(id soc1.WalkthroughID) fact {
	return g.walked(id, func(w *controls.Walkthrough) { w.Implementation = controls.NotImplemented })
}

// takenOut says that the description no longer names the control.
func (g given) takenOut(id soc1.WalkthroughID) fact {
	return g.walked(id, func(w *controls.Walkthrough) { w.DescriptionCorrected = true })
}

// outcome records that a test was not carried out.
func (g given) outcome(id soc1.TestID, o controls.Outcome) fact {
	return g.test(id, func(t *controls.Test) {
		*t = controls.Test{ID: t.ID, Control: t.Control, Period: t.Period, Outcome: o, Reason: "As it was."}
	})
}

// found records deviations of a test, investigated and isolated unless changed.
func (g given) found(id soc1.TestID, count int64, changes ...func(d *controls.Deviation)) fact {
	return func(e *opinion.Examination) {
		n := len(e.Matrix.Deviations) + 1
		d := controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", n)), Test: id, Count: count, Kind: controls.KindIncorrect,
			Text: fmt.Sprintf("Finding no. %d.", n), Cause: controls.CauseHumanError, Pattern: controls.Isolated,
		}
		for _, change := range changes {
			change(&d)
		}
		e.Matrix.Deviations = append(e.Matrix.Deviations, d)
	}
}

func (g given) systematic(d *controls.Deviation)     { d.Pattern = controls.Systematic }
func (g given) uninvestigated(d *controls.Deviation) { d.Pattern, d.Cause = 0, 0 }
func (g given) intentional(d *controls.Deviation) {
	d.Intentional, d.Cause = true, controls.CauseOverride
}
func (g given) claimedAnomaly(d *controls.Deviation) { d.Anomaly = true }
func (g given) noEvidence(d *controls.Deviation)     { d.Kind = controls.KindNoEvidence }
func (g given) late(days int64) func(d *controls.Deviation) {
	return func(d *controls.Deviation) { d.Kind, d.DaysLate = controls.KindLate, days }
}
func (g given) remediated(on soc1.Date) func(d *controls.Deviation) {
	return func(d *controls.Deviation) { d.Remediated, d.Response = on, "The cause was removed." }
}

// fails records deviations with a cause that would produce more.
func (g given) fails(id soc1.TestID) fact { return g.found(id, 3, g.systematic) }

// drew says how the items of a test were drawn from a large population.
func (g given) drew(id soc1.TestID, size int64, m sampling.Method, tolerable int, expected int64) fact {
	return g.test(id, func(t *controls.Test) {
		t.Population.Size = 20000
		t.Sample = controls.Sample{Method: m, Size: size, Expected: expected, Tolerable: sampling.PercentRate(tolerable)}
	})
}

// covers limits a test to a part of the year.
func (g given) covers(id soc1.TestID, p soc1.Period) fact {
	return g.test(id, func(t *controls.Test) { t.Period = p })
}

// another adds a test of a control about a part of the year.
func (g given) another(id soc1.TestID, of soc1.ControlID, p soc1.Period) fact {
	return func(e *opinion.Examination) {
		t := examtest.SoundTest(id, of)
		t.Period = p
		e.Matrix.Tests = append(e.Matrix.Tests, t)
	}
}

// extended adds a test of more items that extends an earlier one.
func (g given) extended(id, first soc1.TestID, of soc1.ControlID, size int64, planned bool) fact {
	return func(e *opinion.Examination) {
		t := examtest.SoundTest(id, of)
		t.Extends, t.Planned, t.Population.Size, t.Sample.Size = first, planned, 20000, size
		e.Matrix.Tests = append(e.Matrix.Tests, t)
	}
}

// has adds a sound control with walkthrough and test, of which nothing says yet what it is for.
func (g given) has(name string) fact {
	return func(e *opinion.Examination) {
		id := soc1.ControlID("C-" + name)
		e.Matrix.Controls = append(e.Matrix.Controls, controls.Control{ID: id, Text: "It is done.", Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly})
		e.Matrix.Walkthroughs = append(e.Matrix.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID("W-" + name), Control: id, Design: controls.DesignSuitable, Implementation: controls.Implemented})
		e.Matrix.Tests = append(e.Matrix.Tests, examtest.SoundTest(soc1.TestID("T-"+name), id))
		if e.Type == soc1.Type1 {
			e.Matrix.Tests = nil
		}
	}
}

// risk changes a risk.
func (g given) risk(id soc1.RiskID, change func(r *controls.Risk)) fact {
	return func(e *opinion.Examination) {
		for i := range e.Matrix.Risks {
			if r := &e.Matrix.Risks[i]; r.ID == id {
				change(r)
			}
		}
	}
}

// also makes a control necessary beside the others of the first set of a risk.
func (g given) also(id soc1.RiskID, c soc1.ControlID) fact {
	return g.risk(id, func(r *controls.Risk) { r.Sufficient[0].Controls = append(r.Sufficient[0].Controls, c) })
}

// instead declares that a control answers a risk by itself.
func (g given) instead(id soc1.RiskID, c soc1.ControlID) fact {
	return g.risk(id, func(r *controls.Risk) {
		r.Sufficient = append(r.Sufficient, controls.ControlSet{Controls: []soc1.ControlID{c}, Rationale: "It finds every error of that kind."})
	})
}

// operated says when a control was in operation.
func (g given) operated(id soc1.ControlID, p ...soc1.Period) fact {
	return g.control(id, func(c *controls.Control) { c.Operated = p })
}

// relies says that a control needs a general IT objective to hold.
func (g given) relies(id soc1.ControlID, on ...soc1.ObjectiveID) fact {
	return g.both(g.control(id, func(c *controls.Control) { c.ReliesOn = on }), func(e *opinion.Examination) {
		for i := range e.Matrix.Objectives {
			for _, o := range on {
				if e.Matrix.Objectives[i].ID == o {
					e.Matrix.Objectives[i].Kind, e.Matrix.Objectives[i].Assertions = controls.GeneralIT, nil
				}
			}
		}
	})
}

// automated makes a control automated, tested once.
func (g given) automated(id soc1.ControlID) fact {
	return g.both(g.control(id, func(c *controls.Control) { c.Nature = controls.Automated }), func(e *opinion.Examination) {
		for i := range e.Matrix.Tests {
			if t := &e.Matrix.Tests[i]; t.Control == id {
				t.Population, t.Sample = controls.Population{}, controls.Sample{Size: 1}
			}
		}
	})
}

// matter records something wrong with the description.
func (g given) matter(id soc1.MatterID, kind opinion.MatterKind, objectives ...soc1.ObjectiveID) fact {
	return func(e *opinion.Examination) {
		e.Matters = append(e.Matters, opinion.Matter{ID: id, Kind: kind, Text: "The description is wrong about it.", Objectives: objectives})
	}
}

// corrected says that management corrected the description.
func (g given) corrected(id soc1.MatterID) fact {
	return func(e *opinion.Examination) {
		for i := range e.Matters {
			e.Matters[i].Corrected = e.Matters[i].Corrected || e.Matters[i].ID == id
		}
	}
}

// limited records a scope limitation.
func (g given) limited(id soc1.MatterID, source opinion.LimitationSource, limbs []opinion.Limb, objectives ...soc1.ObjectiveID) fact {
	return func(e *opinion.Examination) {
		e.Limitations = append(e.Limitations, opinion.Limitation{ID: id, Source: source, Text: "Evidence could not be had.", Limbs: limbs, Objectives: objectives})
	}
}

// act records what came to the auditor's knowledge.
func (g given) act(id soc1.MatterID, kind opinion.ActKind, informed opinion.Informed, objectives ...soc1.ObjectiveID) fact {
	return func(e *opinion.Examination) {
		e.Acts = append(e.Acts, opinion.Act{ID: id, Kind: kind, Text: "Money was diverted.", Informed: informed, Objectives: objectives})
	}
}

// event records something after the period, or learned after it.
func (g given) event(id soc1.MatterID, kind opinion.EventKind, when opinion.Discovery, objectives ...soc1.ObjectiveID) fact {
	return func(e *opinion.Examination) {
		e.Events = append(e.Events, opinion.Event{ID: id, Kind: kind, Discovered: when, Date: soc1.DateOf(2026, 2, 1), Text: "It came to light.", Objectives: objectives})
	}
}

// uses adds a subservice organization, with its letters if it is included, or a complementary control if it is carved out.
func (g given) uses(method soc1.SubserviceMethod, objectives ...soc1.ObjectiveID) fact {
	return func(e *opinion.Examination) {
		s := soc1.Subservice{ID: "SUB", Organization: soc1.Organization{ID: "DC", Name: "Data Centre"}, Services: "Hosting", Method: method,
			Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}}
		if method == soc1.Inclusive {
			s.Assertion, s.Representation = e.Assertion, e.Representation
		} else {
			e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "SUB", Statement: "Access to the halls is restricted.", Objectives: objectives}}
		}
		e.Subservices = append(e.Subservices, s)
	}
}
