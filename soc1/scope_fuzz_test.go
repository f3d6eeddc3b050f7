package soc1_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/soc1"
)

// FuzzDecodedQuestions checks that whatever decodes is either refused with problems or answered, the same way each
// time, by every verb that takes a document.
func FuzzDecodedQuestions(f *testing.F) {
	for _, seed := range []string{
		// a plan for one customer
		`{"customers":[{"fiscalYear":{"start":"2025-01-01","end":"2025-12-31"}}],"limits":{"earliest":"2024-07-01","latest":"2025-01-01","monthStarts":true}}`,
		// a plan by rule, with prior years and a deadline
		`{"year":2025,"customers":[{"yearEnd":{"month":6},"reportBy":"2025-09-01","weight":3}],"limits":{"earliest":"2024-07-01","latest":"2024-07-09","lengths":[{"days":7}],"priorYears":3}}`,
		// a rule with a calendar of weeks and no year
		`{"customers":[{"yearEnd":{"weeks":{"rule":"last-weekday","month":5,"weekday":6}}}],"limits":{"earliest":"0004-01-01","latest":"0004-01-01"}}`,
		// a service
		`{"effects":["hosts-ledgers"],"promises":["security"],"asked":["public"],"operatedSince":"9999-12-31","neededBy":"2025-01-01"}`,
		// facts about acceptance
		`{"serviceOrganization":"SO","roles":[{"holder":"F","role":"service-auditor","client":"SO"}],"preconditions":[{"precondition":"basis","answer":"no"}]}`,
		// a request for coverage with a letter
		`{"fiscalYear":{"start":"2025-01-01","end":"2025-12-31"},"reports":[{"id":"R","type":"type-2","period":{"start":"2024-10-01","end":"2025-09-30"}}],"letters":[{"id":"L","report":"R","issuer":"management","period":{"start":"2025-10-01","end":"2025-12-31"}}]}`,
		// an exception that is about some days of the window, in part before the controls were there
		`{"fiscalYear":{"start":"2025-01-01","end":"2025-12-31"},"objectives":["CO-1","CO-2"],"reports":[{"id":"R","type":"type-2","period":{"start":"2025-01-01","end":"2025-12-31"},"qualified":["CO-2"],"qualifiedDays":[{"objective":"CO-2","period":{"start":"2025-03-01","end":"2025-04-30"}}],"subPeriods":[{"objective":"CO-2","period":{"start":"2025-04-01","end":"2025-12-31"}}]}]}`,
		// a tie to a customer
		`{"serviceOrganization":"SO","inclusive":[{"organization":"SUB"}],"threats":[{"kind":"financial-interest","client":"UE"},{"kind":"financial-interest","client":"SUB"}]}`,
		// nothing
		`{}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var plan soc1.WindowRequest
		if json.Unmarshal(data, &plan) == nil && plan.Limits.Latest.Sub(plan.Limits.Earliest) < 100 {
			answered(t, func() (any, error) { return soc1.PlanWindow(plan) })
		}
		var profile soc1.ServiceProfile
		if json.Unmarshal(data, &profile) == nil {
			answered(t, func() (any, error) { return soc1.ScopeService(profile, soc1.DefaultScopePolicy()) })
		}
		var facts soc1.AcceptanceFacts
		if json.Unmarshal(data, &facts) == nil {
			answered(t, func() (any, error) { return soc1.CheckAcceptance(facts) })
		}
		var req soc1.CoverageRequest
		if json.Unmarshal(data, &req) == nil {
			answered(t, func() (any, error) {
				c, err := soc1.AssessCoverage(req, soc1.LenientCoveragePolicy())
				return []any{c, c.NextSteps()}, err
			})
		}
	})
}

// answered asks twice and compares; an error has to say where and what.
func answered(t *testing.T, ask func() (any, error)) {
	t.Helper()
	first, err := ask()
	again, err2 := ask()
	if diff := cmp.Diff(first, again); diff != "" || (err == nil) != (err2 == nil) {
		t.Fatalf("the same question is answered differently: %v, %v\n%s", err, err2, diff)
	}
	if err == nil {
		if _, err := json.Marshal(first); err != nil {
			t.Fatalf("the answer has no JSON form: %v", err)
		}
		return
	}
	for _, p := range soc1.ListProblems(err) {
		if p.Message == "" || p.Hint == "" {
			t.Fatalf("the problem %+v does not help", p)
		}
	}
}
