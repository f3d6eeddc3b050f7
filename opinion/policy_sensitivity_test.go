package opinion_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// setValue returns p with a knob's value replaced by one in text form, by way of the policy's JSON form.
func setValue(t tester, p opinion.Policy, k opinion.Knob, value string) opinion.Policy {
	t.Helper()
	text, err := json.Marshal(p)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatalf("%v", err)
	}
	words := strings.Split(k.String(), "-")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	fields[strings.Join(words, "")] = value
	if strings.HasSuffix(k.String(), "-days") {
		fields[strings.Join(words, "")] = json.Number(value)
	}
	if text, err = json.Marshal(fields); err != nil {
		t.Fatalf("%v", err)
	}
	var q opinion.Policy
	if err := json.Unmarshal(text, &q); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q
}

func TestValueIsTheJSONFormOfItsField(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, _ *opinion.Examination, p opinion.Policy) {
		q := opinion.ISAE3402Policy().WithName(p.Name)
		for k := range opinion.Knobs() {
			if q = setValue(t, q, k, p.Value(k)); q.Value(k) != p.Value(k) || k.Subject() == k.String() {
				t.Fatalf("%v is %q, then %q", k, p.Value(k), q.Value(k))
			}
		}
		if q != p {
			t.Fatalf("%+v is not %+v: a field has no knob", q, p)
		}
	})
	if opinion.USPolicy().Value(0) != "" {
		t.Error("no knob has a value")
	}
}

// What is said to change does, and of the knobs with named values nothing that changes is left out; of the others, no knob on
// which the kind of a limb hangs.
func TestSensitivityIsTrueAndLeavesNothingOut(t *testing.T) {
	listed := 0
	for seed := range uint64(search(600)) {
		pick := uniform(seed)
		e, p := examtest.Build(anything(), pick), examtest.BuildPolicy(pick)
		effects, err := opinion.Sensitivity(e, p)
		if err != nil {
			t.Fatal(err)
		}
		o := form(t, e, p)
		found := make(map[opinion.Knob][]string)
		for _, f := range effects {
			listed++
			other := form(t, e, setValue(t, p, f.Knob, f.Value))
			if reflect.DeepEqual(bare(o), bare(other)) || other.Summary != f.Summary || other.Withdraw != f.Withdraw || f.Needs == reflect.DeepEqual(o.Needs, other.Needs) {
				t.Fatalf("%+v is not so\n%s", f, show(e))
			}
			var shifts []opinion.LimbShift
			for i, l := range o.Limbs {
				if now, then := possible(l), possible(other.Limbs[i]); !slices.Equal(now, then) {
					shifts = append(shifts, opinion.LimbShift{Limb: l.Limb, Now: now, Then: then})
				}
			}
			if !reflect.DeepEqual(shifts, f.Limbs) {
				t.Fatalf("%+v, and the limbs go %+v\n%s", f, shifts, show(e))
			}
			found[f.Knob] = append(found[f.Knob], f.Value)
		}
		for k := range opinion.Knobs() {
			for _, q := range otherwise(p, k) {
				other := form(t, e, q)
				switch k {
				case opinion.KnobPervasiveFrom, opinion.KnobConfinedBelow, opinion.KnobConfidence, opinion.KnobGraceDays, opinion.KnobShortGapDays:
					if k != opinion.KnobConfidence && o.Summary != other.Summary && len(found[k]) == 0 {
						t.Fatalf("%v: %s leads to %v, and no value is listed\n%s", k, q.Value(k), other.Summary, show(e))
					}
				default:
					if !reflect.DeepEqual(bare(o), bare(other)) && !slices.Contains(found[k], q.Value(k)) {
						t.Fatalf("%v: %s changes the opinion and is not listed among %v\n%s", k, q.Value(k), found[k], show(e))
					}
				}
			}
		}
	}
	t.Logf("%d values that change something", listed)
}

func TestSensitivityRefusesWhatFormRefuses(t *testing.T) {
	_, want := opinion.Form(&opinion.Examination{}, opinion.Policy{})
	if _, err := opinion.Sensitivity(&opinion.Examination{}, opinion.Policy{}); err == nil || err.Error() != want.Error() {
		t.Errorf("%v, want %v", err, want)
	}
}
