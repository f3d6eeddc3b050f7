package review

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// checklist answers every point. The status is the heaviest that a reason gives; a point without reasons is satisfied or
// does not arise. Nothing is satisfied because nobody looked: what was not read or not stated is a reason of its own, so that
// the absence of reasons means something.
func (a *assessor) checklist(r *Review, relevant []soc1.ObjectiveID) []Item {
	byPoint := make(map[Point][]Reason)
	for _, x := range r.Reasons {
		byPoint[x.Rule.Point()] = append(byPoint[x.Rule.Point()], x)
	}
	var list []Item
	for p := range Points() {
		item := Item{Point: p, Status: Satisfied, Reasons: byPoint[p]}
		// The constants of Status run from light to heavy.
		for _, x := range item.Reasons {
			item.Status = max(item.Status, status(x))
		}
		if a.c.Received == nil && p != PointIdentity && p != PointConclusion {
			item.Status, item.Finding = NotApplicable, "There is no report to look it up in."
		} else {
			item.Finding, item.Facts = a.finding(r, p, relevant)
		}
		switch {
		case p == PointConclusion:
			item.Status = a.concludedStatus(r)
		case len(item.Reasons) == 0 && a.c.Received != nil && a.absent(p):
			item.Status = NotApplicable
		case p == PointICFR && item.Status == Satisfied:
			item.Status = Noted // the as-of conclusion answers it
		}
		list = append(list, item)
	}
	return list
}

// status returns what a reason makes of its point.
func status(x Reason) Status {
	switch {
	case x.Best != x.Worst:
		return Open
	case x.Worst == NoReliance:
		return Preventing
	case x.Worst == PartialReliance:
		return Excluding
	case x.Worst == RelyWithProcedures:
		return Procedures
	}
	return Noted
}

// absent reports whether a point without reasons does not arise.
func (a *assessor) absent(p Point) bool {
	r := a.c.Received
	switch p {
	case PointCUECs:
		return len(r.CUECs) == 0
	case PointSubservices:
		return len(r.Subservices) == 0
	case PointExceptions, PointChanges:
		return r.Type == soc1.Type1
	case PointICFR:
		return a.e.Filer == opinion.No
	case PointInformation:
		return len(a.e.Information) == 0
	case PointResponses:
		return true
	case PointLetters:
		return len(a.e.Letters) == 0
	}
	return false
}

// concludedStatus is the status of the last point: open while the conclusion is, or nobody signed it off. A review that
// nobody signed is not done, whatever it found.
func (a *assessor) concludedStatus(r *Review) Status {
	switch {
	case len(r.Needs) > 0 || r.Operation.Reliance == Undetermined || a.e.ReviewedBy == "" || !a.e.ReviewedOn.IsValid():
		return Open
	case r.Operation.Reliance == NoReliance:
		return Preventing
	case len(r.Work) > 0:
		return Procedures
	}
	return Satisfied
}

// finding answers a point in words, with the places where it was looked up.
func (a *assessor) finding(r *Review, p Point, relevant []soc1.ObjectiveID) (string, []string) {
	w := a.c.Received
	if w == nil {
		if p == PointIdentity {
			return "There is no report at hand.", []string{"/received"}
		}
		return a.conclusionText(r), []string{"/entity/reviewedBy", "/entity/reviewedOn"}
	}
	switch p {
	case PointIdentity:
		return identityText(w), []string{"/received"}
	case PointAuditor:
		return a.auditorText(w), []string{"/received/auditor", "/received/standard"}
	case PointOpinion:
		return opinionText(w), []string{"/received/limbs"}
	case PointScope:
		return a.scopeText(w), []string{"/entity/services", "/received/services", "/entity/systems", "/received/system", "/entity/locations", "/received/locations"}
	case PointPeriod:
		return a.periodText(), []string{"/received/period", "/received/asOf", "/entity/fiscalYear"}
	case PointObjectives:
		return a.objectivesText(r, relevant), []string{"/received/objectives", "/entity/objectives", "/entity/accounts"}
	case PointCUECs:
		return a.cuecText(relevant), []string{"/received/cuecs", "/entity/mappings"}
	case PointSubservices:
		return a.subserviceText(w), []string{"/received/subservices", "/received/csocs", "/entity/links"}
	case PointExceptions:
		return a.exceptionText(r), []string{"/received/exceptions", "/entity/mitigations"}
	case PointChanges:
		return changeText(w), []string{"/received/changes"}
	case PointICFR:
		return a.filerText(r), []string{"/entity/filer"}
	case PointInformation:
		return fmt.Sprintf("%s of the service organization %s used; the report covers %s.", count(len(a.e.Information), "report or file"),
			verb(len(a.e.Information)), of(len(w.UserReports))), []string{"/entity/information", "/received/userReports"}
	case PointResponses:
		return a.responseText(w), []string{"/received/exceptions"}
	case PointLetters:
		return fmt.Sprintf("%s received. A letter is management's word and gives no assurance.", count(len(a.e.Letters), "letter")), []string{"/entity/letters"}
	}
	return a.conclusionText(r), []string{"/entity/reviewedBy", "/entity/reviewedOn"}
}

// scopeText compares what is used with what is in scope, by number; the reasons name what is outside.
func (a *assessor) scopeText(w *Received) string {
	text := fmt.Sprintf("%s used; the report names %s in its scope.", count(len(a.e.Services), "service"), of(len(w.Services)))
	if len(a.e.Systems) > 0 {
		text += fmt.Sprintf(" %s of the service organization %s used; the report is about %s.", count(len(a.e.Systems), "system"), verb(len(a.e.Systems)), w.System)
	}
	if len(w.Locations) == 0 {
		return text + " The report does not tell locations apart."
	}
	return text + fmt.Sprintf(" %s %s the entity; the report names %s.", count(len(a.e.Locations), "location"), agree(len(a.e.Locations), "serve"), of(len(w.Locations)))
}

// count returns a number with its unit in the singular or plural.
func count(n int, unit string) string {
	switch {
	case n == 1:
		return "1 " + unit
	case strings.HasSuffix(unit, "report or file"):
		return fmt.Sprintf("%d reports or files", n)
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// of returns a number, or none.
func of(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// verb returns the form of "to be" for n.
func verb(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// agree returns a regular verb in the form for n.
func agree(n int, verb string) string {
	if n == 1 {
		return verb + "s"
	}
	return verb
}
