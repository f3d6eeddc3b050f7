package opinion

import "github.com/seed-9947fa86/attest/soc1"

// reachFact returns the pointer to the judgement that says how far a matter or a limitation reaches, in a list: that about the
// limb, which prevails, else that about it. It has to name what [evaluator.reachOf] went by, or a judgement that decided would
// be lost.
func (ev *evaluator) reachFact(q Question, subject string, limb Limb) []string {
	if whole := ev.judgementFact(q, limb.String()); whole != nil {
		return whole
	}
	return ev.judgementFact(q, subject)
}

// limitationFacts returns the pointers to a limitation and, where one was made, to the judgement on alternative procedures. A no
// belongs to the chain as much as the limitation: it says that the evidence was sought elsewhere and not found.
func (ev *evaluator) limitationFacts(i int) []string {
	return append([]string{soc1.Pointer("", "limitations", i)}, ev.judgementFact(AlternativeSufficient, string(ev.exam.Limitations[i].ID))...)
}
