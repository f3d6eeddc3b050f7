package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "rewrite testdata/account.txt")

// builtIn returns the engagement and its opinion.
func builtIn(t *testing.T) (*opinion.Examination, *opinion.Opinion) {
	t.Helper()
	exam, err := load("")
	if err != nil {
		t.Fatal(err)
	}
	o, err := opinion.Form(exam, opinion.PolicyFor(exam.Standard))
	if err != nil {
		t.Fatal(err)
	}
	return exam, o
}

func TestEngagementIsInCanonicalForm(t *testing.T) {
	exam, _ := builtIn(t)
	var b bytes.Buffer
	if err := opinion.Encode(&b, exam); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), engagement) {
		t.Error("engagement.json is not what opinion.Encode writes")
	}
}

func TestEngagementIsCompleteForIssuing(t *testing.T) {
	exam, _ := builtIn(t)
	if err := exam.ValidateFor(opinion.Issuing); err != nil {
		t.Error(err)
	}
}

func TestOpinionIsQualifiedOnOperationAlone(t *testing.T) {
	_, o := builtIn(t)
	want := map[opinion.Limb]opinion.Kind{opinion.Description: opinion.Unqualified, opinion.Design: opinion.Unqualified, opinion.Operation: opinion.Qualified}
	got := make(map[opinion.Limb]opinion.Kind)
	for _, l := range o.Limbs {
		got[l.Limb] = l.Kind
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("limbs (-want +got):\n%s", diff)
	}
	if o.Summary != opinion.Qualified || o.Withdraw || len(o.Needs) > 0 {
		t.Errorf("summary %s, withdraw %t, needs %v", o.Summary, o.Withdraw, o.Needs)
	}
	for _, c := range o.Objectives {
		want := opinion.Achieved
		if c.Objective == "CO-8" {
			want = opinion.NotAchieved
		}
		if c.Design != opinion.Achieved || c.Operation != want {
			t.Errorf("%s: design %s, operation %s", c.Objective, c.Design, c.Operation)
		}
	}
}

// The reasons lead to the sub-period in which the controls failed, not to the whole year.
func TestReasonsNameTheDaysOfTheFailure(t *testing.T) {
	_, o := builtIn(t)
	l, _ := o.Limb(opinion.Operation)
	failure := soc1.Period{Start: soc1.DateOf(2025, 6, 9), End: soc1.DateOf(2025, 11, 9)}
	var controls []soc1.ControlID
	for _, reason := range l.Reasons {
		for _, r := range reason.All() {
			if r.Objective == "CO-8" && !slices.Equal(r.Days, []soc1.Period{failure}) {
				t.Errorf("CO-8 failed on %v, want %v", r.Days, failure)
			}
			if r.Control != "" {
				controls = append(controls, r.Control)
			}
		}
	}
	if want := []soc1.ControlID{"C-8.2", "C-8.3"}; !slices.Equal(controls, want) {
		t.Errorf("reasons name %v, want %v", controls, want)
	}
}

// The results that the engagement is there to show.
func TestResultsThatAreNotPlainlyEffective(t *testing.T) {
	_, o := builtIn(t)
	want := map[soc1.ControlID]opinion.Result{
		"C-2.3": opinion.EffectiveWithDeviations, // within the plan
		"C-2.5": opinion.NoOccurrences,
		"C-7.2": opinion.Ineffective, // answered by a redundant set
		"C-8.2": opinion.Ineffective,
		"C-8.3": opinion.Ineffective,
		"C-9.3": opinion.EffectiveWithDeviations, // judged acceptable
	}
	got := make(map[soc1.ControlID]opinion.Result)
	for _, c := range o.Controls {
		if c.Result != opinion.Effective {
			got[c.Control] = c.Result
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("controls (-want +got):\n%s", diff)
	}
}

// Without the declared redundancy the failure of C-7.2 would leave a second objective unachieved, and without the
// judgement the late review would leave the limb undetermined: both do what the account says of them.
func TestRedundancyAndJudgementCarryTheOpinion(t *testing.T) {
	exam, _ := builtIn(t)
	bare := exam.Clone()
	for i := range bare.Matrix.Risks {
		bare.Matrix.Risks[i].Sufficient = bare.Matrix.Risks[i].Sufficient[:1]
	}
	o, err := opinion.Form(bare, opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range o.Objectives {
		if c.Objective == "CO-7" && c.Operation != opinion.NotAchieved {
			t.Errorf("without redundancy CO-7 is %s", c.Operation)
		}
	}
	open := exam.Clone()
	open.Judgements = slices.DeleteFunc(open.Judgements, func(j opinion.Judgement) bool { return j.Subject == "T-9.3" })
	if o, err = opinion.Form(open, opinion.USPolicy()); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(o.Needs, func(n opinion.Need) bool {
		return n.Question == opinion.DeviationsAcceptable && n.Subject == "T-9.3"
	}) {
		t.Errorf("without the judgement the needs are %v", o.Needs)
	}
}

// The engagement is meant to show every kind of control, every frequency and every nature of procedure.
func TestEngagementShowsEveryKind(t *testing.T) {
	exam, _ := builtIn(t)
	m := &exam.Matrix
	natures, frequencies, procedures := map[controls.Nature]bool{}, map[controls.Frequency]bool{}, map[controls.ProcedureNature]bool{}
	for _, c := range m.Controls {
		natures[c.Nature], frequencies[c.Frequency] = true, true
	}
	seen := make(map[string]string)
	for _, test := range m.Tests {
		for _, p := range test.Procedures {
			procedures[p.Nature] = true
			control := string(test.Control)
			if other, twice := seen[p.Text]; twice && other != control {
				t.Errorf("%s and %s are tested in the same words: %.60s", other, control, p.Text)
			}
			seen[p.Text] = control
		}
	}
	for n := range controls.Natures() {
		if !natures[n] {
			t.Errorf("no control is %s", n)
		}
	}
	for f := range controls.Frequencies() {
		if !frequencies[f] {
			t.Errorf("no control is %s", f)
		}
	}
	for p := range controls.ProcedureNatures() {
		if !procedures[p] {
			t.Errorf("no test uses %s", p)
		}
	}
}

func TestAccountIsDeterministicAndGolden(t *testing.T) {
	exam, o := builtIn(t)
	r, err := report.New(exam, o, narrative(exam))
	if err != nil {
		t.Fatal(err)
	}
	text, err := account(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := account(r)
	if err != nil || again != text {
		t.Errorf("a second account differs (error %v)", err)
	}
	pagetest.Fits(t, text)
	pagetest.Golden(t, *update, "account.txt", text)
}

func TestRunWritesTheReportInEveryFormat(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	var b bytes.Buffer
	if err := run([]string{"-out", first}, &b); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-engagement", "engagement.json", "-out", second}, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.html", "report.md", "report.txt", "report.json"} {
		one, err := os.ReadFile(filepath.Join(first, name))
		if err != nil {
			t.Fatal(err)
		}
		two, err := os.ReadFile(filepath.Join(second, name))
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%s differs between two runs (error %v)", name, err)
		}
		if !strings.Contains(b.String(), filepath.Join(first, name)) {
			t.Errorf("the account does not name %s", name)
		}
		if !bytes.Contains(one, []byte("Northfield Payroll Services")) {
			t.Errorf("%s does not name the service organization", name)
		}
	}
	file, err := os.Open(filepath.Join(first, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := report.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Issue(); err != nil {
		t.Errorf("the report could not be issued: %v", err)
	}
}

func TestRunRefusesBadInput(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, bytes.Replace(engagement, []byte(`"control": "C-8.2"`), []byte(`"control": "C-99"`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	err := run([]string{"-engagement", bad, "-out", t.TempDir()}, io.Discard)
	if !errors.Is(err, soc1.CodeUnknownReference) {
		t.Errorf("a dangling reference gives %v", err)
	}
	for _, args := range [][]string{{"-engagement", filepath.Join(t.TempDir(), "none.json")}, {"stray"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}
