package controls

import "github.com/seed-9947fa86/attest/soc1"

// GapCount is how many gaps of a kind there are.
type GapCount struct {
	// Kind is the kind.
	Kind GapKind `json:"kind"`
	// Count is how many, at least one.
	Count int `json:"count"`
}

// ObjectiveReadiness counts the gaps that touch an objective, through itself, its risks, its dependencies and the controls
// that serve it.
type ObjectiveReadiness struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Gaps counts them by kind, in the order of the kinds. Empty means ready.
	Gaps []GapCount `json:"gaps,omitzero"`
}

// Ready reports whether no gap touches the objective. It is not an opinion: see package opinion.
func (r ObjectiveReadiness) Ready() bool { return len(r.Gaps) == 0 }

// Readiness counts gaps by objective, in the order of the matrix. Pass those of [Matrix.Gaps], or the part of them that
// a plan leaves open. A gap at a control counts for every objective the control serves, so that the counts add
// up to more than there are gaps. Gaps at things that m does not hold are not counted. A matrix that Validate
// rejects yields its problems instead.
func (m *Matrix) Readiness(gaps []Gap) ([]ObjectiveReadiness, error) {
	x, err := m.Check()
	if err != nil {
		return nil, err
	}
	type tally [GapMonitoring + 1]int // by kind
	ofObjective, ofControl := make(map[int]*tally), make(map[int]*tally)
	count := func(in map[int]*tally, at int, k GapKind) {
		if !k.IsValid() {
			return
		}
		if in[at] == nil {
			in[at] = new(tally)
		}
		in[at][k]++
	}
	for i := range gaps {
		if o, ok := x.Objective(gaps[i].Objective); ok {
			count(ofObjective, o, gaps[i].Kind)
		}
		if c, ok := x.Control(gaps[i].Control); ok {
			count(ofControl, c, gaps[i].Kind)
		}
	}
	list := make([]ObjectiveReadiness, len(m.Objectives))
	for o := range m.Objectives {
		list[o].Objective = m.Objectives[o].ID
		var sum tally
		add := func(t *tally) {
			for k := range t {
				sum[k] += t[k]
			}
		}
		if t := ofObjective[o]; t != nil {
			add(t)
		}
		for c := range x.ControlsOf(o) {
			if t := ofControl[c]; t != nil {
				add(t)
			}
		}
		for k := range GapKinds() {
			if sum[k] > 0 {
				list[o].Gaps = append(list[o].Gaps, GapCount{k, sum[k]})
			}
		}
	}
	return list, nil
}
