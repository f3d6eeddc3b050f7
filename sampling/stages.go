package sampling

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Stage is one step of a stop-or-go plan. The numbers of deviations count all stages so far.
type Stage struct {
	// Size is how many further items the stage tests, at least 1.
	Size int64 `json:"size"`
	// Accept ends the plan in favour of reliance if at most this many deviations were found in all; -1 if
	// the stage cannot accept.
	Accept int64 `json:"accept"`
	// Stop ends the plan against reliance if at least this many were found in all.
	Stop int64 `json:"stop"`
}

// Limits of a stop-or-go plan, which bound the work of its dynamic programme.
const (
	maxSequentialStages = 100
	maxSequentialStop   = 200
)

// Sequential is a stop-or-go plan: stages fixed before the first item is drawn. It is frozen, because
// its risk is that of the whole plan; extending a sample after seeing its result is something else, and
// [Sequential.Decide] refuses it. The zero value has no stages and is not valid. A Sequential is
// immutable and safe for concurrent use.
type Sequential struct {
	stages []Stage
}

// NewSequential returns the plan with the given stages. Sizes must be positive; accept and stop numbers
// must not decrease from stage to stage; accept lies below stop, and in the last stage directly below
// it, so that the plan always ends. At most 100 stages and a stop number of at most 200. All faults come
// back together.
func NewSequential(stages ...Stage) (Sequential, error) {
	var f faults
	if len(stages) == 0 || len(stages) > maxSequentialStages {
		f.addf(CodeRange, "stages", "give 1 to 100 stages", "there are %d stages", len(stages))
		return Sequential{}, f.err()
	}
	var total int64
	for i, s := range stages {
		field := fmt.Sprintf("stages[%d]", i)
		if s.Size < 1 || s.Size > MaxCount-total {
			f.addf(CodeRange, field+".size", "give a positive size; all stages together hold at most MaxCount items", "%d is out of range", s.Size)
		} else {
			total += s.Size
		}
		if s.Accept < -1 || s.Stop <= s.Accept || s.Stop > maxSequentialStop || s.Stop < 1 {
			f.addf(CodeRange, field+".stop", "give -1 <= accept < stop <= 200", "accept %d and stop %d do not fit", s.Accept, s.Stop)
		}
		if i > 0 && (s.Accept < stages[i-1].Accept || s.Stop < stages[i-1].Stop) {
			f.add(CodeConflict, field, "the numbers fall below those of the stage before", "let accept and stop numbers never decrease")
		}
	}
	if last := stages[len(stages)-1]; last.Stop != last.Accept+1 {
		f.add(CodeConflict, fmt.Sprintf("stages[%d].stop", len(stages)-1), "the last stage does not always decide", "let stop be accept + 1 in the last stage")
	}
	if f.any() {
		return Sequential{}, f.err()
	}
	return Sequential{slices.Clone(stages)}, nil
}

// Stages returns a copy of the stages.
func (s Sequential) Stages() []Stage { return slices.Clone(s.stages) }

// IsZero reports whether s has no stages.
func (s Sequential) IsZero() bool { return len(s.stages) == 0 }

// MaxSize returns the number of items if every stage is needed.
func (s Sequential) MaxSize() int64 {
	var total int64
	for _, stage := range s.stages {
		total += stage.Size
	}
	return total
}

// String returns the stages as size/accept/stop, such as "50/0/4;51/1/4".
func (s Sequential) String() string {
	var b strings.Builder
	for i, stage := range s.stages {
		if i > 0 {
			b.WriteByte(';')
		}
		fmt.Fprintf(&b, "%d/%d/%d", stage.Size, stage.Accept, stage.Stop)
	}
	return b.String()
}

// ParseSequential reads the form of [Sequential.String].
func ParseSequential(text string) (Sequential, error) {
	parts := strings.SplitN(text, ";", maxSequentialStages+2)
	stages := make([]Stage, 0, len(parts))
	for i, part := range parts {
		numbers := strings.SplitN(part, "/", 4)
		var stage Stage
		ok := len(numbers) == 3
		for j, target := range []*int64{&stage.Size, &stage.Accept, &stage.Stop} {
			if ok {
				n, err := strconv.ParseInt(numbers[j], 10, 64)
				*target, ok = n, err == nil
			}
		}
		if !ok {
			return Sequential{}, Error{Code: CodeSyntax, Field: fmt.Sprintf("stages[%d]", i),
				Message: "the stage is not size/accept/stop", Hint: "write for example 50/0/4;51/1/4"}
		}
		stages = append(stages, stage)
	}
	return NewSequential(stages...)
}

// MarshalJSON writes the list of stages.
func (s Sequential) MarshalJSON() ([]byte, error) { return json.Marshal(s.stages) }

// UnmarshalJSON reads a list of stages and checks it as [NewSequential] does.
func (s *Sequential) UnmarshalJSON(data []byte) error {
	var stages []Stage
	if err := json.Unmarshal(data, &stages); err != nil {
		return err
	}
	plan, err := NewSequential(stages...)
	if err != nil {
		return err
	}
	*s = plan
	return nil
}

// Progress is where a stop-or-go plan stands.
type Progress struct {
	// Tested and Deviations count the items so far.
	Tested     int64 `json:"tested"`
	Deviations int64 `json:"deviations"`
	// Next is the number of further items to test, 0 if the plan has ended.
	Next int64 `json:"next,omitzero"`
	// Accepted and Rejected say how it ended; both are false while it goes on.
	Accepted bool `json:"accepted,omitzero"`
	Rejected bool `json:"rejected,omitzero"`
}

// Decide follows the plan through the deviations found in each stage so far, not cumulated. A result
// for a stage that the plan no longer reaches, because it has ended before, is an error of
// CodeUnplanned: a sample that is extended after its result is known has more than the nominal risk
// (FAM 450.23).
func (s Sequential) Decide(found ...int64) (Progress, error) {
	var p Progress
	if s.IsZero() {
		return p, Error{Code: CodeMissing, Field: "stages", Message: "the plan has no stages", Hint: "build it with NewSequential"}
	}
	for i, deviations := range found {
		if i >= len(s.stages) || p.Accepted || p.Rejected {
			return Progress{}, Error{Code: CodeUnplanned, Field: fmt.Sprintf("found[%d]", i),
				Message: "the plan has ended before this stage", Hint: "accept its result; an extension after the fact is not part of the plan"}
		}
		stage := s.stages[i]
		if deviations < 0 || deviations > stage.Size {
			return Progress{}, Error{Code: CodeRange, Field: fmt.Sprintf("found[%d]", i),
				Message: fmt.Sprintf("%d deviations in %d items", deviations, stage.Size), Hint: "give the deviations of this stage alone"}
		}
		p.Tested += stage.Size
		p.Deviations += deviations
		p.Accepted, p.Rejected = p.Deviations <= stage.Accept, p.Deviations >= stage.Stop
	}
	if !p.Accepted && !p.Rejected {
		p.Next = s.stages[len(found)].Size
	}
	return p, nil
}
