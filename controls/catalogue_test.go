package controls_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// catalogue returns every entry of the library.
func catalogue() []controls.CatalogueEntry {
	var all []controls.CatalogueEntry
	for i := range controls.Industries() {
		all = append(all, controls.Catalogue(i)...)
	}
	return append(all, controls.GeneralITCatalogue()...)
}

func TestTheCatalogueHasEveryObjectiveOfItsSets(t *testing.T) {
	for i, want := range map[controls.Industry]int{
		controls.IndustryPayroll: 8, controls.IndustryClaims: 8, controls.IndustryFundAdministration: 8, controls.IndustryCustody: 8,
		controls.IndustryTransferAgency: 7, controls.IndustryLoanServicing: 8, controls.IndustryBilling: 8, 0: 0, 200: 0,
	} {
		if got := len(controls.Catalogue(i)); got != want {
			t.Errorf("%v has %d objectives, want %d", i, got, want)
		}
	}
	if got := len(controls.GeneralITCatalogue()); got != 8 {
		t.Errorf("general IT has %d objectives, want 8", got)
	}
}

func TestEveryEntryOfTheCatalogueIsComplete(t *testing.T) {
	keys, statements, risks := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, e := range catalogue() {
		if soc1.CheckID(soc1.ObjectiveID(e.Key)) != nil || keys[e.Key] {
			t.Errorf("%q cannot be a key, or is one twice", e.Key)
		}
		if e.Name == "" || !strings.HasPrefix(e.Statement, controls.ObjectivePrefix) || !strings.HasSuffix(e.Statement, ".") || statements[e.Statement] {
			t.Errorf("%s: the statement %q", e.Key, e.Statement)
		}
		keys[e.Key], statements[e.Statement] = true, true
		if len(e.Risks) < 2 || len(e.Risks) > 3 {
			t.Errorf("%s has %d risks", e.Key, len(e.Risks))
		}
		for _, r := range e.Risks {
			if !strings.HasSuffix(r, ".") || risks[r] {
				t.Errorf("%s: the risk %q is no sentence, or is there twice", e.Key, r)
			}
			risks[r] = true
		}
		if len(e.Natures) == 0 || slices.ContainsFunc(e.Natures, func(n controls.Nature) bool { return !n.IsValid() }) {
			t.Errorf("%s has the natures %v", e.Key, e.Natures)
		}
		it := e.Kind == controls.GeneralIT
		if it != strings.HasPrefix(e.Key, "IT-") || it != (len(e.Assertions) == 0) || it != (len(e.Accounts) == 0) {
			t.Errorf("%s is of kind %v with %d assertions and %d accounts", e.Key, e.Kind, len(e.Assertions), len(e.Accounts))
		}
		for _, a := range e.Accounts {
			if err := a.Validate(); err != nil {
				t.Errorf("%s: %v", e.Key, err)
			}
		}
	}
}

// TestTheCatalogueBreaksNoRuleOfItsOwnLint: the library asks nothing of others that its own wording does not do. Not even
// a warning is left.
func TestTheCatalogueBreaksNoRuleOfItsOwnLint(t *testing.T) {
	m := controls.MatrixOf(catalogue())
	for _, f := range m.LintObjectives() {
		t.Errorf("%s: %v %v at %v: %s", f.Path, f.Severity, f.Rule, f.Span, f.Message)
	}
}

// TestThePayrollExampleIsFreeOfErrors lints the objectives of a whole engagement, which were written before the lint was.
func TestThePayrollExampleIsFreeOfErrors(t *testing.T) {
	data, err := os.ReadFile("../examples/payroll/engagement.json")
	if err != nil {
		t.Fatal(err)
	}
	var engagement struct {
		Matrix controls.Matrix `json:"matrix"`
	}
	if err := json.Unmarshal(data, &engagement); err != nil || len(engagement.Matrix.Objectives) < 10 {
		t.Fatalf("%d objectives, %v", len(engagement.Matrix.Objectives), err)
	}
	for _, f := range engagement.Matrix.LintObjectives() {
		if f.Severity == soc1.SeverityError {
			t.Errorf("%s: %v at %v: %s", f.Path, f.Rule, f.Span, f.Message)
		}
	}
}

// TestAStartingMatrixLacksOnlyControls: it is valid, and what planning still asks for are the answers to the risks.
func TestAStartingMatrixLacksOnlyControls(t *testing.T) {
	for i := range controls.Industries() {
		m := controls.StartingMatrix(i)
		if err := m.Validate(); err != nil {
			t.Errorf("%v: %v", i, err)
		}
		problems := soc1.ListProblems(m.Unplanned())
		if len(problems) != len(m.Risks) || len(m.Risks) < 2*len(m.Objectives) {
			t.Errorf("%v: %d problems with %d risks of %d objectives", i, len(problems), len(m.Risks), len(m.Objectives))
		}
		for _, p := range problems {
			if !strings.HasSuffix(p.Path, "/sufficient") {
				t.Errorf("%v: %v", i, p)
			}
		}
		gaps, err := m.Gaps(year())
		if err != nil || len(gaps) != len(m.Risks) || slices.ContainsFunc(gaps, func(g controls.Gap) bool { return g.Kind != controls.GapNoControl }) {
			t.Errorf("%v: %d gaps for %d risks, %v", i, len(gaps), len(m.Risks), err)
		}
		for _, a := range m.Accounts {
			if len(a.Assertions) == 0 || !slices.IsSorted(a.Assertions) || len(slices.Compact(slices.Clone(a.Assertions))) != len(a.Assertions) {
				t.Errorf("%v: the account %s has the assertions %v", i, a.ID, a.Assertions)
			}
		}
	}
}

func TestAnUnknownIndustryStillHasGeneralIT(t *testing.T) {
	m := controls.StartingMatrix(0)
	if len(m.Objectives) != 8 || len(m.Accounts) != 0 || m.Objectives[7].ID != "IT-8" {
		t.Errorf("%d objectives, %d accounts", len(m.Objectives), len(m.Accounts))
	}
}

// TestSetsOfSeveralIndustriesJoin: ids stay unique, and an account they have in common is listed once.
func TestSetsOfSeveralIndustriesJoin(t *testing.T) {
	m := controls.MatrixOf(catalogue())
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	if got, want := len(m.Objectives), len(catalogue()); got != want {
		t.Errorf("%d objectives of %d entries", got, want)
	}
}

// TestNobodySharesTheCatalogue: what one caller does to a list never reaches another.
func TestNobodySharesTheCatalogue(t *testing.T) {
	before := catalogue()
	spoilt := catalogue()
	for i := range spoilt {
		e := &spoilt[i]
		o := e.Objective("CO-1")
		for j := range e.Assertions {
			e.Assertions[j] = 0
		}
		for j := range e.Accounts {
			e.Accounts[j].Name = ""
		}
		for j := range e.Risks {
			e.Risks[j] = ""
		}
		for j := range e.Natures {
			e.Natures[j] = 0
		}
		if slices.Contains(o.Assertions, 0) {
			t.Fatalf("%s shares its assertions with its objective", e.Key)
		}
	}
	if !reflect.DeepEqual(catalogue(), before) {
		t.Error("the catalogue changed")
	}
}
