package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/soc1"
)

// asked is what the auditor of a client, an employer that pays its own medical plan, holds relevant: the client's accounts
// under its own names, the assertions in which they could be wrong, and how.
func asked() []controls.SignificantAccount {
	wrong := func(a soc1.FinancialAssertion, how string) controls.RelevantAssertion {
		return controls.RelevantAssertion{Assertion: a, WhatCouldGoWrong: how}
	}
	return []controls.SignificantAccount{
		{ID: "MEDICAL", Name: "Medical plan cost", As: []soc1.AccountID{"claims-expense"}, Assertions: []controls.RelevantAssertion{
			wrong(soc1.Occurrence, "claims of people who have left are paid"),
			wrong(soc1.Accuracy, "claims are priced by a contract that has ended"),
			wrong(soc1.Cutoff, "services of December are recorded in January"),
		}},
		{ID: "ACCRUED", Name: "Claims incurred, not paid", As: []soc1.AccountID{"claims-payable"}, Assertions: []controls.RelevantAssertion{
			wrong(soc1.Completeness, "a payment is recorded and its claim is not"),
			wrong(soc1.Valuation, "excluded services are accrued"),
		}},
		{ID: "FUNDING", Name: "Cash in the claims account", As: []soc1.AccountID{"cash"}, Assertions: []controls.RelevantAssertion{
			wrong(soc1.Existence, "the balance at the bank is not what is reported"),
		}},
	}
}

// relevance prints what the planned report would answer a client's auditor, and what it would leave to the client.
func (b *briefing) relevance() error {
	question := asked()
	r, err := b.e.Relevance(question)
	if err != nil {
		return err
	}
	b.Heading("What a client's auditor will look for")
	captions := make(map[soc1.AccountID]string)
	for _, a := range question {
		captions[a.ID] = a.Name
	}
	rows := make([][]string, 0, len(r.Assertions))
	for _, a := range r.Assertions {
		answer := "NOBODY"
		if a.Answered() {
			answer = page.List(a.Objectives)
		}
		rows = append(rows, []string{captions[a.Account], a.Assertion.Title(), a.WhatCouldGoWrong, answer, strings.ToLower(a.Reach.Title())})
	}
	b.Table([]page.Column{page.Left("Account", 17), page.Left("Assertion", 14), page.Left("What could go wrong", 29), page.Left("Answered by", 11), page.Left("As far as", 19)}, rows)
	b.Blank()
	b.Text("", "As far as: how far the chain leads today, mock tests included. Whether a test was passed stands further below.")
	b.Blank()
	for i := range r.Gaps() {
		a := &r.Assertions[i]
		b.Text("Open: ", "%s of %s. %s", strings.ToLower(a.Assertion.Title()), page.Small(captions[a.Account]), would(question, a))
	}
	b.Blank()
	for _, o := range r.Objectives {
		switch {
		case o.Part == controls.PartSupports:
			b.Text(fmt.Sprintf("%-6s", o.Objective), "answers no assertion by itself; %s rely on it, and with them whatever they answer.", page.List(o.Supports))
		case len(o.CUECs)+len(o.CSOCs) > 0:
			b.Text(fmt.Sprintf("%-6s", o.Objective), "also needs %s.", page.List(slices.Concat(page.Texts(o.CUECs), page.Texts(o.CSOCs))))
		case o.Part != controls.PartAnswers:
			b.Text(fmt.Sprintf("%-6s", o.Objective), "%s.", strings.ToLower(o.Part.Title()))
		}
	}
	var several []string
	for _, c := range r.Controls {
		if c.Assertions > 1 {
			several = append(several, fmt.Sprintf("%s (%d)", c.Control, c.Assertions))
		}
	}
	b.Blank()
	b.Text("", "More than one of these assertions rests on %s: a failure there does not stay where it is found.", strings.Join(several, ", "))
	return nil
}

// would names the entries of the catalogue that would answer an assertion if they were chosen.
func would(question []controls.SignificantAccount, a *controls.AssertionChain) string {
	at := slices.IndexFunc(question, func(q controls.SignificantAccount) bool { return q.ID == a.Account })
	var names []string
	for _, e := range controls.Catalogue(controls.IndustryClaims) {
		bears := slices.ContainsFunc(e.Accounts, func(x soc1.Account) bool { return slices.Contains(question[at].As, x.ID) })
		if bears && slices.Contains(e.Assertions, a.Assertion) {
			names = append(names, fmt.Sprintf("%s %s", e.Key, e.Name))
		}
	}
	if len(names) == 0 {
		return "No objective of the catalogue bears on it: the client has to answer it."
	}
	return "In the catalogue, and not chosen for the first year: " + strings.Join(names, ", ") + ". Until then the client has to answer it."
}
