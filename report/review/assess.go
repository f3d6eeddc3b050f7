package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Assess reviews a received report for an entity under a policy. A nil report means that none is at hand: the review then
// says so, relies on nothing and lists the work. It fails if the case or the policy is not valid, with every
// [soc1.Problem] in one error; those of the policy have paths that begin with /policy. The result depends on nothing
// else, and not on the order of any list of the input except where it lists things in that order.
//
// The work grows with the size of the reports times the depth of the chain, and the input is limited.
func Assess(received *Received, entity *Entity, policy Policy) (*Review, error) {
	c := Case{Version: Version, Received: received}
	if entity != nil {
		c.Entity = *entity
	}
	var ps soc1.Problems
	ps.Merge("", c.Validate())
	ps.Merge("/policy", policy.Validate())
	if err := ps.Err(); err != nil {
		return nil, err
	}
	a := newAssessor(c.Clone(), policy.clone())
	return a.review(), nil
}

// assessor holds what one call of Assess works with. It is made for the call, reads the case through indexes and never changes
// it; everything that a result refers to by position refers to the copy that the review carries.
type assessor struct {
	c    Case
	e    *Entity
	p    Policy
	need soc1.Period // the days of the fiscal year on which the service was used
	// reports holds the report under review, if there is one, and then the others; paths says where they stand.
	reports []*Received
	paths   []string
	// index finds a report by id; root is the id of the report under review, or empty.
	index map[soc1.ReportID]int
	root  soc1.ReportID
	// answers, mapped, limits and links find what the entity says, by position in its lists.
	answers map[judgementKey]int
	mapped  map[mappingKey]int
	limits  map[exceptionKey][]int // mitigations by exception
	links   map[linkKey][]int
	// groups holds the reports on each system, which cover the year together.
	groups map[systemKey][]int
	reach  [][]bool // which report leads to which by links
	// memo holds the reasons about a report at a depth. Without it a web of reports would be walked path by path.
	memo map[visit][]Reason
	// chain holds what was made of each link, where it was met first.
	chain map[int]*ChainReview
	// exceptions collects what was made of each exception, once.
	exceptions map[exceptionKey]*ExceptionReview
	coverage   *soc1.Coverage
}

// linkKey names a subservice organization of a report. Ids of subservice organizations are unique only within their report.
type linkKey struct {
	from       soc1.ReportID
	subservice soc1.SubserviceID
}

// systemKey names a system of an organization: reports on it combine. The organization is compared by its id and not by its
// name, which firms change between two reports.
type systemKey struct {
	organization string
	system       string
}

// visit names a report at a depth of the chain.
type visit struct{ report, depth int }

// newAssessor indexes a valid case.
func newAssessor(c Case, p Policy) *assessor {
	a := &assessor{
		c: c, e: &c.Entity, p: p, index: make(map[soc1.ReportID]int), answers: make(map[judgementKey]int),
		mapped: make(map[mappingKey]int), limits: make(map[exceptionKey][]int), links: make(map[linkKey][]int),
		groups: make(map[systemKey][]int), memo: make(map[visit][]Reason), chain: make(map[int]*ChainReview),
		exceptions: make(map[exceptionKey]*ExceptionReview),
	}
	a.e = &a.c.Entity
	if r := a.c.Received; r != nil {
		a.root = r.ID
		a.add(r, "/received")
	}
	for i := range a.e.Reports {
		a.add(&a.e.Reports[i], soc1.Pointer("/entity/reports", i))
	}
	for i := range a.e.Judgements {
		j := &a.e.Judgements[i]
		a.answers[judgementKey{j.Question, a.id(j.Report), j.Subject}] = i
	}
	for i := range a.e.Mappings {
		a.mapped[mappingKey{a.id(a.e.Mappings[i].Report), a.e.Mappings[i].CUEC}] = i
	}
	for i := range a.e.Mitigations {
		key := exceptionKey{a.id(a.e.Mitigations[i].Report), a.e.Mitigations[i].Exception}
		a.limits[key] = append(a.limits[key], i)
	}
	for i := range a.e.Links {
		key := linkKey{a.id(a.e.Links[i].From), a.e.Links[i].Subservice}
		a.links[key] = append(a.links[key], i)
	}
	a.need = a.e.FiscalYear.Period
	if a.e.ServiceStart.After(a.need.Start) {
		a.need.Start = a.e.ServiceStart
	}
	if a.e.ServiceEnd.IsValid() && a.e.ServiceEnd.Before(a.need.End) {
		a.need.End = a.e.ServiceEnd
	}
	a.reachable()
	return a
}

// add indexes a report.
func (a *assessor) add(r *Received, path string) {
	i := len(a.reports)
	a.reports, a.paths = append(a.reports, r), append(a.paths, path)
	a.index[r.ID] = i
	key := systemKey{string(r.ServiceOrganization.ID), r.System}
	a.groups[key] = append(a.groups[key], i)
}

// id returns the report that a reference means.
func (a *assessor) id(id soc1.ReportID) soc1.ReportID {
	if id == "" {
		return a.root
	}
	return id
}

// reachable fills in which report leads to which. There are few reports, so the closure is computed in full. Whether a link is
// part of a circle then depends on the links alone; finding circles on the way would make the result depend on where the walk
// began, and so on the order of the input.
func (a *assessor) reachable() {
	n := len(a.reports)
	a.reach = make([][]bool, n)
	for i := range a.reach {
		a.reach[i] = make([]bool, n)
	}
	for _, l := range a.e.Links {
		a.reach[a.index[a.id(l.From)]][a.index[l.To]] = true
	}
	// Warshall: k is the report that a way may lead through.
	for k := range n {
		for i := range n {
			if !a.reach[i][k] {
				continue
			}
			for j := range n {
				a.reach[i][j] = a.reach[i][j] || a.reach[k][j]
			}
		}
	}
}

// answer returns the answer to a question about a subject of a report, with a pointer to it, if it was given.
func (a *assessor) answer(q Question, report soc1.ReportID, subject string) (opinion.Answer, []string) {
	i, known := a.answers[judgementKey{q, report, subject}]
	// A judgement without an answer is on file and still open.
	if !known || a.e.Judgements[i].Answer == 0 {
		return 0, nil
	}
	return a.e.Judgements[i].Answer, []string{soc1.Pointer("/entity/judgements", i)}
}

// review draws everything together.
func (a *assessor) review() *Review {
	r := &Review{Case: a.c, Policy: a.p}
	var relevant []soc1.ObjectiveID
	if a.c.Received == nil {
		relevant = a.wanted(nil)
		r.Reasons = append(a.letterNotes(), none(RuleNoReport, "/received"))
		if a.e.Filer == 0 {
			r.Reasons = append(r.Reasons, a.filerUnstated())
		}
	} else {
		relevant = a.wanted(a.c.Received)
		r.Reasons = narrowed(append(a.about(0, 1), a.entityReasons(relevant)...), relevant)
	}
	// From here on the order of the input does not show.
	slices.SortFunc(r.Reasons, compareReasons)
	a.conclude(r, relevant)
	r.Accounts = a.accounts(r)
	r.Coverage = a.coverage
	for i := range a.e.Links {
		if c := a.chain[i]; c != nil {
			r.Chain = append(r.Chain, *c)
		}
	}
	r.Exceptions = a.exceptionReviews(relevant)
	r.Deficiencies = a.gradeDeficiencies()
	r.Needs = a.needs(r)
	r.Work = a.work(r)
	r.Plan = a.plan(relevant)
	r.Checklist = a.checklist(r, relevant)
	return r
}

// wanted returns the objectives that the entity needs: those it names, or all of the report, and those it maps to
// assertions. What an account is mapped to is needed, whether or not the list of objectives has it: a list that forgot an
// objective on which an assertion rests would otherwise hide its failure. The order is that of the report; others follow,
// sorted.
func (a *assessor) wanted(r *Received) []soc1.ObjectiveID {
	want := make(map[soc1.ObjectiveID]bool)
	var list, others []soc1.ObjectiveID
	add := func(id soc1.ObjectiveID) {
		if !want[id] {
			want[id] = true
			others = append(others, id)
		}
	}
	for _, id := range a.e.Objectives {
		add(id)
	}
	for i := range a.e.Accounts {
		for _, x := range a.e.Accounts[i].Assertions {
			for _, id := range x.Objectives {
				add(id)
			}
		}
	}
	there := make(map[soc1.ObjectiveID]bool)
	if r != nil {
		for i := range r.Objectives {
			id := r.Objectives[i].ID
			there[id] = true
			// An entity that names none needs them all.
			if want[id] || len(a.e.Objectives) == 0 {
				list = append(list, id)
			}
		}
	}
	others = slices.DeleteFunc(others, func(id soc1.ObjectiveID) bool { return there[id] })
	slices.SortFunc(others, compareIDs)
	return append(list, others...)
}
