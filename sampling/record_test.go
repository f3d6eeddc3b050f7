package sampling_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// note returns a valid note.
func note(reason string) sampling.Note {
	return sampling.Note{Reason: reason, By: "engagement manager", At: drawnAt.Add(24 * time.Hour)}
}

// stratifiedUnits yields the population of the known answers in four strata.
func stratifiedUnits(yield func(sampling.Unit) bool) {
	i := 0
	for u := range vectorUnits {
		u.Stratum = []string{"east", "north", "south", "west"}[i*i%4]
		i++
		if !yield(u) {
			return
		}
	}
}

// everyRecord returns a record of each technique, drawn from stratifiedUnits.
func everyRecord(t rapid.TB) []sampling.Record {
	var list []sampling.Record
	for technique := range sampling.Techniques() {
		spec := specFor(t, technique, "every technique", 12)
		switch technique {
		case sampling.ByTicket, sampling.ByPosition, sampling.ByPriority:
			spec.Stages, spec.Reserve = []int{5, 4}, 3
		case sampling.ByInterval:
			spec.Starts, spec.Reserve = 3, 3
		case sampling.ByStratum:
			spec.Reserve = 3
			spec.Allocation.Minimum = 2
		case sampling.ByHand:
			spec.Picks = []string{"TX-00900", "TX-00007", "TX-00008"}
		}
		if technique == sampling.ByPriority {
			spec.CertainFrom = 4990
		}
		list = append(list, draw(t, spec, stratifiedUnits))
	}
	return list
}

// TestRecordJSON checks the round trip of every technique's record, and that the text is stable.
func TestRecordJSON(t *testing.T) {
	for _, record := range everyRecord(t) {
		text := textOf(t, record)
		back, err := sampling.DecodeRecord([]byte(text))
		if err != nil {
			t.Fatalf("%v: %v", record.Spec.Technique, err)
		}
		if again := textOf(t, back); again != text {
			t.Errorf("%v: %s\ncame back as\n%s", record.Spec.Technique, text, again)
		}
		if want := record.Spec.Technique.Method(); want != 0 && record.Method() != want {
			t.Errorf("%v carries out %v, recorded %v", record.Spec.Technique, want, record.Method())
		}
	}
}

// TestReplaceTakesTheNextTicket replaces items one after the other and runs out of reserve.
func TestReplaceTakesTheNextTicket(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "replace", 5)
	spec.Stages, spec.Reserve = []int{4}, 2
	record := draw(t, spec, vectorUnits)
	drawn, next := idsOf(record.Items), idsOf(record.Reserve)
	r, err := record.Replace(drawn[2], note("voided document"))
	if err != nil {
		t.Fatal(err)
	}
	if r, err = r.Replace(next[0], note("voided as well")); err != nil {
		t.Fatal(err)
	}
	sample, err := r.Sample()
	if want := []string{drawn[0], drawn[1], next[1], drawn[3], drawn[4]}; err != nil || !slices.Equal(idsOf(sample), want) {
		t.Errorf("sample %v, want %v, error %v", idsOf(sample), want, err)
	}
	if _, err := r.Replace(drawn[0], note("third")); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("a third replacement with a reserve of two: %v", err)
	}
	if _, err := r.Replace(drawn[2], note("again")); !errors.Is(err, sampling.CodeInvalid) {
		t.Errorf("an item that is no longer in the sample: %v", err)
	}
	if r, err = r.Extend(note("one deviation, second stage")); err != nil {
		t.Fatal(err)
	}
	sample, err = r.Sample()
	if want := next[2:6]; err != nil || !slices.Equal(idsOf(sample)[5:], want) {
		t.Errorf("second stage %v, want %v, error %v", idsOf(sample)[5:], want, err)
	}
	if len(record.Changes) != 0 {
		t.Error("the record that was changed is not the one it was")
	}
	if _, err := sampling.DecodeRecord([]byte(textOf(t, r))); err != nil {
		t.Errorf("a changed record: %v", err)
	}
}

// TestExtendFollowsThePlan extends stage by stage, beyond the plan, and unplanned.
func TestExtendFollowsThePlan(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "extend", 5)
	spec.Stages, spec.Reserve = []int{3, 2}, 2
	r := draw(t, spec, vectorUnits)
	whole := specFor(t, sampling.ByTicket, "extend", 12)
	want := idsOf(draw(t, whole, vectorUnits).Items)
	var err error
	for _, n := range []int{8, 10} {
		if r, err = r.Extend(note("next stage")); err != nil {
			t.Fatal(err)
		}
		if sample, err := r.Sample(); err != nil || !slices.Equal(idsOf(sample), want[:n]) {
			t.Errorf("extended to %v, want %v, error %v", idsOf(sample), want[:n], err)
		}
	}
	if _, err := r.Extend(note("one more")); !errors.Is(err, sampling.CodeUnplanned) {
		t.Errorf("a stage beyond the plan: %v", err)
	}
	if _, err := r.ExtendUnplanned(3, note("three more")); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("more than the reserve: %v", err)
	}
	if _, err := r.ExtendUnplanned(0, note("none")); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("an extension by nothing: %v", err)
	}
	r, err = r.ExtendUnplanned(2, note("auditor unsure"))
	if err != nil || r.Changes[2].Kind != sampling.UnplannedExtension || !slices.Equal(r.Changes[2].In, want[10:]) {
		t.Errorf("unplanned extension %+v, error %v", r.Changes, err)
	}
}

// TestStratifiedReplacementStaysInItsStratum replaces an item of the last stratum.
func TestStratifiedReplacementStaysInItsStratum(t *testing.T) {
	spec := specFor(t, sampling.ByStratum, "strata", 12)
	spec.Reserve = 1
	record := draw(t, spec, stratifiedUnits)
	last := record.Items[len(record.Items)-1]
	r, err := record.Replace(last.ID, note("not applicable"))
	if err != nil {
		t.Fatal(err)
	}
	sample, err := r.Sample()
	if got := sample[len(sample)-1]; err != nil || got.Stratum != last.Stratum || got.ID == last.ID {
		t.Errorf("%+v replaced by %+v, error %v", last, got, err)
	}
	if _, err := r.Replace(sample[len(sample)-1].ID, note("again")); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("a stratum without reserve: %v", err)
	}
	if _, err := r.ExtendUnplanned(1, note("more")); !errors.Is(err, sampling.CodeUnsupported) {
		t.Errorf("an unplanned extension: %v", err)
	}
}

// TestTestedCountsItems checks what goes from a record into an evaluation.
func TestTestedCountsItems(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "tested", 5)
	spec.Stages = []int{4}
	r, err := draw(t, spec, vectorUnits).Extend(note("second stage"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Tested(2)
	if want := (sampling.Sample{Population: 1000, Size: 9, Deviations: 2, Selection: sampling.SimpleRandom}); err != nil || got != want {
		t.Errorf("%+v, want %+v, error %v", got, want, err)
	}
	for _, deviations := range []int64{-1, 10} {
		if _, err := r.Tested(deviations); !errors.Is(err, sampling.CodeRange) {
			t.Errorf("%d deviations among 9: %v", deviations, err)
		}
	}
	r.Changes[0].In = nil
	if _, err := r.Tested(0); err == nil {
		t.Error("a record whose changes do not follow was evaluated")
	}
	if _, err := r.Extend(note("again")); err == nil {
		t.Error("a record whose changes do not follow was extended")
	}
}

// TestNoteIsRequired leaves out what a note must say.
func TestNoteIsRequired(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "note", 5)
	spec.Reserve = 1
	record := draw(t, spec, vectorUnits)
	for _, n := range []sampling.Note{{By: "senior", At: drawnAt}, {Reason: "void", At: drawnAt}, {Reason: "void", By: "senior"}} {
		if _, err := record.Replace(record.Items[0].ID, n); !errors.Is(err, sampling.CodeMissing) {
			t.Errorf("%+v: %v", n, err)
		}
	}
}

// TestChosenReplacementsAreRefused forges records whose changes do not follow.
func TestChosenReplacementsAreRefused(t *testing.T) {
	spec := specFor(t, sampling.ByTicket, "forged", 5)
	spec.Stages, spec.Reserve = []int{2}, 3
	record := draw(t, spec, vectorUnits)
	good := sampling.Change{Kind: sampling.Replacement, Out: record.Items[0].ID, In: []string{record.Reserve[0].ID}, Note: note("void")}
	for name, forge := range map[string]func(c *sampling.Change){
		"not the next":     func(c *sampling.Change) { c.In = []string{record.Reserve[1].ID} },
		"two for one":      func(c *sampling.Change) { c.In = idsOf(record.Reserve[:2]) },
		"nothing":          func(c *sampling.Change) { c.In = nil },
		"unknown out":      func(c *sampling.Change) { c.Out = "TX-99999" },
		"no kind":          func(c *sampling.Change) { c.Kind = 0 },
		"extension of one": func(c *sampling.Change) { c.Kind, c.Out = sampling.PlannedExtension, "" },
		"extension out":    func(c *sampling.Change) { c.Kind = sampling.UnplannedExtension },
		"no reason":        func(c *sampling.Change) { c.Note.Reason = "" },
	} {
		record.Changes = []sampling.Change{good}
		if err := record.Validate(); err != nil {
			t.Fatal(err)
		}
		forge(&record.Changes[0])
		if err := record.Validate(); err == nil {
			t.Errorf("%s: the record passed", name)
		}
		if _, err := record.Sample(); err == nil {
			t.Errorf("%s: the record has a sample", name)
		}
	}
}

// TestSpecRefuses lists one fault for each field of a specification.
func TestSpecRefuses(t *testing.T) {
	for _, c := range []struct {
		technique sampling.Technique
		field     string
		spoil     func(s *sampling.Spec)
	}{
		{sampling.ByTicket, "technique", func(s *sampling.Spec) { s.Technique = 99 }},
		{sampling.ByTicket, "drawnBy", func(s *sampling.Spec) { s.DrawnBy = "" }},
		{sampling.ByTicket, "drawnAt", func(s *sampling.Spec) { s.DrawnAt = time.Time{} }},
		{sampling.ByTicket, "drawnAt", func(s *sampling.Spec) { s.DrawnAt = drawnAt.AddDate(9000, 0, 0) }},
		{sampling.ByTicket, "seed", func(s *sampling.Spec) { s.Seed = sampling.Seed{} }},
		{sampling.ByAll, "seed", func(s *sampling.Spec) { s.Seed = mustSeed(t, "s") }},
		{sampling.ByTicket, "method", func(s *sampling.Spec) { s.Method = sampling.Systematic }},
		{sampling.ByTicket, "size", func(s *sampling.Spec) { s.Size = 0 }},
		{sampling.ByTicket, "size", func(s *sampling.Spec) { s.Size = sampling.MaxSelected + 1 }},
		{sampling.ByTicket, "size", func(s *sampling.Spec) { s.Size, s.Reserve = sampling.MaxSelected, 1 }},
		{sampling.BySieve, "size", func(s *sampling.Spec) { s.Size = 1 }},
		{sampling.ByStratum, "stages", func(s *sampling.Spec) { s.Stages = []int{1} }},
		{sampling.ByTicket, "stages[1]", func(s *sampling.Spec) { s.Stages = []int{1, 0} }},
		{sampling.ByTicket, "stages", func(s *sampling.Spec) { s.Stages = make([]int, sampling.MaxStages+1) }},
		{sampling.ByTicket, "reserve", func(s *sampling.Spec) { s.Reserve = -1 }},
		{sampling.BySieve, "reserve", func(s *sampling.Spec) { s.Reserve = 1 }},
		{sampling.ByTicket, "starts", func(s *sampling.Spec) { s.Starts = 1 }},
		{sampling.ByInterval, "starts", func(s *sampling.Spec) { s.Starts = 3 }},
		{sampling.ByInterval, "starts", func(s *sampling.Spec) { s.Starts = -1 }},
		{sampling.ByInterval, "orderKey", func(s *sampling.Spec) { s.OrderKey = "" }},
		{sampling.ByTicket, "orderKey", func(s *sampling.Spec) { s.OrderKey = "\n" }},
		{sampling.BySieve, "interval", func(s *sampling.Spec) { s.Interval = 0 }},
		{sampling.ByTicket, "interval", func(s *sampling.Spec) { s.Interval = 1 }},
		{sampling.BySieve, "interval", func(s *sampling.Spec) { s.Interval = -1 }},
		{sampling.ByTicket, "certainFrom", func(s *sampling.Spec) { s.CertainFrom = 1 }},
		{sampling.ByPriority, "certainFrom", func(s *sampling.Spec) { s.CertainFrom = -1 }},
		{sampling.ByTicket, "allocation", func(s *sampling.Spec) { s.Allocation.Minimum = 1 }},
		{sampling.ByStratum, "allocation.minimum", func(s *sampling.Spec) { s.Allocation.Minimum = -1 }},
		{sampling.ByTicket, "picks", func(s *sampling.Spec) { s.Picks = []string{"1"} }},
		{sampling.ByTicket, "reason", func(s *sampling.Spec) { s.Reason = " " }},
		{sampling.ByHand, "picks", func(s *sampling.Spec) {}},
		{sampling.ByHand, "picks", func(s *sampling.Spec) { s.Picks = []string{"1", "1"} }},
		{sampling.ByHand, "picks[1].id", func(s *sampling.Spec) { s.Picks = []string{"1", ""} }},
		{sampling.ByHand, "method", func(s *sampling.Spec) { s.Picks, s.Method = []string{"1"}, sampling.SimpleRandom }},
		{sampling.ByHand, "reason", func(s *sampling.Spec) { s.Picks, s.Reason = []string{"1"}, "" }},
	} {
		spec := specFor(t, c.technique, "spec", 10)
		c.spoil(&spec)
		list := sampling.Errors(spec.Validate())
		if len(list) != 1 || list[0].Field != c.field || list[0].Hint == "" {
			t.Errorf("%v, %s: %+v", c.technique, c.field, list)
		}
	}
}

// TestByHandIsNeverStatistical draws the three kinds of choice.
func TestByHandIsNeverStatistical(t *testing.T) {
	for _, method := range []sampling.Method{sampling.Haphazard, sampling.Block, sampling.Judgmental} {
		spec := specFor(t, sampling.ByHand, "", 0)
		spec.Method, spec.Picks = method, []string{"TX-00002", "TX-00001"}
		record := draw(t, spec, vectorUnits)
		if record.Method() != method || record.Method().IsStatistical() || !slices.Equal(idsOf(record.Items), []string{"TX-00001", "TX-00002"}) {
			t.Errorf("%v: %v %v", method, record.Method(), idsOf(record.Items))
		}
	}
	spec := specFor(t, sampling.ByHand, "", 0)
	spec.Picks = []string{"TX-99999"}
	if _, err := sampling.Draw(spec, sampling.Population{}, vectorUnits); !errors.Is(err, sampling.CodeInvalid) {
		t.Errorf("an item from outside: %v", err)
	}
}

// TestWireNames freezes the names of the enumerations and checks that unknown values do not get out.
func TestWireNames(t *testing.T) {
	var names []string
	for v := range sampling.Techniques() {
		names = append(names, v.String())
	}
	for v := range sampling.ChangeKinds() {
		names = append(names, v.String())
	}
	for v := range sampling.DifferenceKinds() {
		names = append(names, v.String())
	}
	const want = "ticket position interval stratum sieve priority monetary-interval by-hand all " +
		"replacement planned-extension unplanned-extension " +
		"population-differs parameter-differs item-missing item-unexpected item-differs duplicate-found change-differs"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("names %s, want %s", got, want)
	}
	for _, v := range []json.Marshaler{wrapped{sampling.Technique(0)}, wrapped{sampling.ChangeKind(77)}, wrapped{sampling.DifferenceKind(0)}} {
		if data, err := json.Marshal(v); err == nil {
			t.Errorf("%v was marshalled as %s", v, data)
		}
	}
	var technique sampling.Technique
	if err := technique.UnmarshalText([]byte("Ticket")); err == nil || technique != 0 {
		t.Errorf("a wrong name gave %v, %v", technique, err)
	}
	if sampling.Technique(99).IsValid() || sampling.ChangeKind(99).IsValid() || sampling.DifferenceKind(99).IsValid() {
		t.Error("an unknown value is valid")
	}
}

// wrapped marshals any value, so that a list can hold several types.
type wrapped struct{ value any }

// MarshalJSON implements json.Marshaler.
func (w wrapped) MarshalJSON() ([]byte, error) { return json.Marshal(w.value) }

// TestRecordRefuses lists records that are not well formed.
func TestRecordRefuses(t *testing.T) {
	good := draw(t, specFor(t, sampling.ByTicket, "refuse", 3), vectorUnits)
	for name, spoil := range map[string]func(r *sampling.Record){
		"format":        func(r *sampling.Record) { r.Format = "attest-selection/0" },
		"policies":      func(r *sampling.Record) { r.Policies.Ticket = "md5" },
		"specification": func(r *sampling.Record) { r.Spec.Size = 0 },
		"method":        func(r *sampling.Record) { r.Spec.Method = 0 },
		"population":    func(r *sampling.Record) { r.Population.Zero = r.Population.Count + 1 },
		"strata": func(r *sampling.Record) {
			r.Population.Strata = []sampling.StratumCount{{Key: "b", Count: 1}, {Key: "a", Count: 1}}
		},
		"empty with digest": func(r *sampling.Record) { r.Population = sampling.Population{Digest: r.Population.Digest} },
		"amount":            func(r *sampling.Record) { r.Population.Amount = sampling.NewTotal(1) },
		"blank id":          func(r *sampling.Record) { r.Items[0].ID = " " },
		"id twice":          func(r *sampling.Record) { r.Items[0].ID = r.Items[1].ID },
		"negative hits":     func(r *sampling.Record) { r.Items[0].Hits = -1 },
		"excluded":          func(r *sampling.Record) { r.Excluded = []sampling.Unit{{}} },
		"starts":            func(r *sampling.Record) { r.Starts = make([]sampling.Total, 1000) },
	} {
		record := good
		record.Items = slices.Clone(good.Items)
		spoil(&record)
		if err := record.Validate(); err == nil {
			t.Errorf("%s: the record passed", name)
		}
		if _, err := sampling.DecodeRecord([]byte(textOf(t, record.Items))); err == nil {
			t.Errorf("%s: a list was decoded as a record", name)
		}
	}
}
