package opinion

// Universe returns the facts that [Counterfactuals] may change on a limb, for the better and for the worse, apart from controls.
func Universe(e *Examination, p Policy, limb Limb) (better, worse []Fact) {
	ev, err := prepare(e, p)
	if err != nil {
		return nil, nil
	}
	w := newWhatIf(ev, limb)
	for _, f := range w.candidates() {
		if f.Kind != FactControl {
			worse = append(worse, f)
		}
		if f.Kind == FactJudgement {
			better = append(better, f)
		}
	}
	for i := range ev.setback {
		if s := &ev.setback[i]; s.bears(limb, ev.setbackLimb()) && ev.prevents(s) != No {
			better = append(better, Fact{FactEvent, string(s.matter), s.question})
		}
	}
	better = append(better, w.forced()...)
	for i := range e.Limitations {
		l := &e.Limitations[i]
		named := len(l.Objectives)+len(l.Controls) > 0
		if limb != Description && named && ev.answer(AlternativeSufficient, string(l.ID)) != Yes {
			better = append(better, Fact{Kind: FactLimitation, Subject: string(l.ID)})
		}
	}
	return better, worse
}

// CompareFactSets is the order in which sets of facts are listed.
func CompareFactSets(a, b []Fact) int { return compareFactSets(a, b) }
