package examtest

import (
	"slices"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// evidence adds walkthroughs, tests and deviations.
func (b *builder) evidence() {
	m := &b.e.Matrix
	for i := range m.Controls {
		for range []int{1, 1, 1, 1, 1, 1, 2, 2, 0}[b.pick(9)] {
			b.walkthrough(m.Controls[i].ID)
		}
		if b.e.Type == soc1.Type1 {
			continue
		}
		for range []int{1, 1, 1, 1, 1, 1, 2, 2, 0}[b.pick(9)] {
			b.test(m.Controls[i].ID)
		}
	}
}

func (b *builder) walkthrough(control soc1.ControlID) {
	m := &b.e.Matrix
	w := controls.Walkthrough{ID: id[soc1.WalkthroughID]("W", len(m.Walkthroughs)), Control: control, Design: controls.DesignSuitable, Implementation: controls.Implemented}
	w.During = b.part(6)
	if b.rare(8) {
		w.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
	}
	switch b.pick(14) {
	case 10:
		w.Design, w.Finding = controls.DesignDeficient, "It would not find the error."
	case 11:
		w.Implementation, w.Finding = controls.NotImplemented, "Nobody does it."
	case 12:
		w.Implementation, w.Finding, w.DescriptionCorrected = controls.NotImplemented, "Nobody does it.", true
	case 13:
		w.Design = 0
	}
	m.Walkthroughs = append(m.Walkthroughs, w)
}

func (b *builder) test(control soc1.ControlID) {
	m := &b.e.Matrix
	t := SoundTest(id[soc1.TestID]("T", len(m.Tests)), control)
	t.Period = b.part(4)
	t.Outcome = []controls.Outcome{7: controls.NoOccurrence, 8: controls.EvidenceUnavailable, 9: controls.NotPerformed}[b.pick(10)]
	if t.Outcome != 0 {
		t.Reason, t.Population, t.Sample = "As it was.", controls.Population{}, controls.Sample{}
		m.Tests = append(m.Tests, t)
		return
	}
	t.Outcome = controls.Performed
	switch b.pick(10) {
	case 6: // one look
		t.Procedures, t.Sample.Size = []controls.Procedure{{Nature: controls.Observation, Text: "Watched."}}, 1
		t.Population.Size = int64(b.upTo(1, 2))
		m.Tests = append(m.Tests, t)
		return
	case 7:
		t.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
	case 8:
		t.Population.Completeness = controls.EvidenceDeficient
	case 9:
		t.Information = []controls.Information{{Name: "List", Evidence: controls.EvidenceDeficient}}
	}
	switch b.pick(4) {
	case 1:
		t.Sample.Expected = 1
	case 2:
		t.Sample.Tolerable, t.Sample.Expected, t.Sample.Method = sampling.PercentRate(10), 1, sampling.Haphazard
	case 3:
		t.Population.Size = 500
		t.Sample.Size, t.Sample.Tolerable = []int64{60, 60, 20}[b.pick(3)], sampling.PercentRate(10)
		if b.rare(2) {
			t.Sample.Confidence = sampling.PercentRate(95)
		}
	}
	m.Tests = append(m.Tests, t)
	for range []int{0, 0, 0, 1, 1, 2}[b.pick(6)] {
		m.Deviations = append(m.Deviations, b.deviation(t.ID))
	}
	if b.rare(4) {
		b.extension(t)
	}
}

// extension adds a test that extends t.
func (b *builder) extension(t controls.Test) {
	m := &b.e.Matrix
	x := SoundTest(id[soc1.TestID]("T", len(m.Tests)), t.Control)
	x.Extends, x.Period, x.Planned = t.ID, t.Period, b.rare(3)
	x.Sample.Size, x.Sample.Expected = 15, int64(b.pick(3))
	if b.rare(6) {
		x.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
	}
	if b.rare(6) {
		x.Outcome, x.Reason, x.Population, x.Sample = controls.EvidenceUnavailable, "As it was.", controls.Population{}, controls.Sample{}
	}
	m.Tests = append(m.Tests, x)
	if x.Outcome == controls.Performed && b.rare(3) {
		m.Deviations = append(m.Deviations, b.deviation(x.ID))
	}
}

func (b *builder) deviation(test soc1.TestID) controls.Deviation {
	d := controls.Deviation{
		ID: id[soc1.DeviationID]("D", len(b.e.Matrix.Deviations)), Test: test, Count: int64(b.upTo(1, 2)),
		Kind: controls.KindLate, Text: "Reviewed late.", Cause: controls.CauseStaffing, Pattern: controls.Isolated,
	}
	switch b.pick(8) {
	case 5:
		d.Pattern = 0
	case 6:
		d.Pattern = controls.Systematic
	case 7:
		d.Intentional, d.Cause = true, controls.CauseOverride
	}
	switch b.pick(6) {
	case 3:
		d.DaysLate = int64(b.upTo(1, 4))
	case 4:
		d.Kind = controls.KindNoEvidence
	case 5:
		d.Anomaly = d.Pattern == controls.Isolated && !d.Intentional
	}
	if b.rare(3) {
		d.Remediated, d.Response = soc1.DateOf(2025, time.January, 3), "Corrected."
	}
	return d
}

// some returns up to two different objectives.
func (b *builder) some() []soc1.ObjectiveID {
	var list []soc1.ObjectiveID
	n := len(b.e.Matrix.Objectives)
	from := b.pick(n)
	for k := range b.pick(min(2, n) + 1) {
		list = append(list, b.e.Matrix.Objectives[(from+k)%n].ID)
	}
	return list
}

// matters adds what is wrong with the description.
func (b *builder) matters() {
	for i := range []int{0, 0, 0, 1, 1, 2}[b.pick(6)] {
		kind := opinion.MatterKind(1 + b.pick(8))
		b.e.Matters = append(b.e.Matters, opinion.Matter{
			ID: id[soc1.MatterID]("M", i), Kind: kind, Text: "The description is silent.", Objectives: b.some(), Corrected: b.rare(4),
		})
	}
}

// limitations adds scope limitations.
func (b *builder) limitations() {
	for i := range []int{0, 0, 0, 0, 0, 1, 1, 2}[b.pick(8)] {
		l := opinion.Limitation{ID: id[soc1.MatterID]("L", i), Source: opinion.LimitationSource(1 + b.pick(3)), Text: "Records were lost."}
		limbs := []opinion.Limb{opinion.Description, opinion.Design, opinion.Operation}
		if b.e.Type == soc1.Type1 {
			limbs = limbs[:2]
		}
		if at := b.pick(len(limbs) + 1); at > 0 {
			l.Limbs = limbs[at-1 : at]
		}
		switch b.pick(3) {
		case 0:
			l.Controls = []soc1.ControlID{b.e.Matrix.Controls[b.pick(len(b.e.Matrix.Controls))].ID}
		case 1:
			l.Objectives = b.some()
		}
		b.e.Limitations = append(b.e.Limitations, l)
	}
}

// letters refuses letters or leaves them outstanding.
func (b *builder) letters() {
	if !b.scope.Letters || !b.rare(3) {
		return
	}
	status := func() soc1.LetterStatus {
		return []soc1.LetterStatus{soc1.LetterProvided, soc1.LetterProvided, soc1.LetterPending, soc1.LetterRefused, 0}[b.pick(5)]
	}
	set := func(a *soc1.ManagementAssertion, r *soc1.Representation) {
		if a.Status = status(); a.Status == 0 {
			*a = soc1.ManagementAssertion{}
		} else if a.Status == soc1.LetterRefused {
			a.Reason = "Counsel advised against it."
		}
		if r.Status = status(); r.Status == 0 {
			*r = soc1.Representation{}
		} else if r.Status == soc1.LetterRefused {
			r.Reason = "Counsel advised against it."
		}
	}
	set(&b.e.Assertion, &b.e.Representation)
	if len(b.e.Subservices) > 0 && b.e.Subservices[0].Method == soc1.Inclusive {
		set(&b.e.Subservices[0].Assertion, &b.e.Subservices[0].Representation)
	}
}

// judgements answers some of the questions that an examination can be asked, needed or not.
func (b *builder) judgements() {
	if !b.scope.Judgements {
		return
	}
	m := &b.e.Matrix
	judge := func(q opinion.Question, subject string) {
		if b.rare(3) {
			b.e.Judgements = append(b.e.Judgements, opinion.Judgement{Question: q, Subject: subject, Answer: opinion.Answer(b.pick(3)), By: "engagement partner", Why: "As discussed."})
		}
	}
	for i := range m.Tests {
		judge(opinion.DeviationsAcceptable, string(m.Tests[i].ID))
	}
	for i := range m.Deviations {
		if m.Deviations[i].Anomaly {
			judge(opinion.DeviationAnomalous, string(m.Deviations[i].ID))
		}
	}
	for i := range m.Walkthroughs {
		if m.Walkthroughs[i].Implementation == controls.NotImplemented {
			judge(opinion.MatterMaterial, string(m.Walkthroughs[i].ID))
			judge(opinion.MisstatementPervasive, string(m.Walkthroughs[i].ID))
		}
	}
	for i := range b.e.Matters {
		judge(opinion.MatterMaterial, string(b.e.Matters[i].ID))
		judge(opinion.MisstatementPervasive, string(b.e.Matters[i].ID))
	}
	for i := range b.e.Limitations {
		judge(opinion.AlternativeSufficient, string(b.e.Limitations[i].ID))
		if l := &b.e.Limitations[i]; len(l.Objectives)+len(l.Controls) == 0 || slices.Contains(l.Limbs, opinion.Description) {
			judge(opinion.LimitationPervasive, string(l.ID))
		}
	}
	for i := range b.e.CSOCFailures {
		judge(opinion.CSOCFailurePrevents, string(b.e.CSOCFailures[i].ID))
	}
	for i := range b.e.Acts {
		for _, q := range []opinion.Question{opinion.ActModifies, opinion.ActMisstates, opinion.ActUndermines} {
			judge(q, string(b.e.Acts[i].ID))
		}
	}
	for i := range b.e.Events {
		if b.e.Events[i].Kind == opinion.PeriodCondition {
			judge(opinion.ConditionPrevents, string(b.e.Events[i].ID))
		}
	}
	for i := range b.e.Subservices {
		if s := &b.e.Subservices[i]; s.Method == soc1.CarveOut && len(s.Monitoring) == 0 {
			judge(opinion.MatterMaterial, string(s.ID))
			judge(opinion.MisstatementPervasive, string(s.ID))
		}
	}
	for i := range m.Controls {
		if len(m.Controls[i].ReliesOn) > 0 {
			judge(opinion.RelianceUnaffected, string(m.Controls[i].ID))
		}
	}
	for i := range m.Objectives {
		judge(opinion.RelianceUnaffected, string(m.Objectives[i].ID))
		if b.rare(2) {
			judge(opinion.ShortGapMaterial, string(m.Objectives[i].ID))
		}
	}
	for limb := range opinion.Limbs() {
		if limb != opinion.Operation || b.e.Type == soc1.Type2 {
			judge(opinion.MisstatementPervasive, limb.String())
			judge(opinion.LimitationPervasive, limb.String())
		}
	}
}
