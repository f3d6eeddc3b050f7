package opinion

// actFacts returns the acts that may bear on the limb, each with the question what it does. The conditions are those of
// [evaluator.weighActs], of which this is the list of questions.
func (w *whatIf) actFacts() []Fact {
	ev := w.ev
	var list []Fact
	for i := range ev.exam.Acts {
		a := &ev.exam.Acts[i]
		if a.withheld() && w.limb == ev.setbackLimb() {
			list = append(list, Fact{FactEvent, string(a.ID), ActModifies})
		}
		if !a.reassesses(ev.exam.Standard) {
			continue
		}
		switch w.limb {
		case Description:
			list = append(list, Fact{FactEvent, string(a.ID), ActMisstates})
		case Design:
			if len(a.Objectives) > 0 {
				continue // a setback of these objectives
			}
			list = append(list, Fact{FactEvent, string(a.ID), ActUndermines})
		}
	}
	return list
}
