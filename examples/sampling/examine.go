package main

import "github.com/seed-9947fa86/attest/sampling"

// result is what the auditor found for one payment.
type result struct {
	item sampling.Item
	// finding is empty if the control operated.
	finding string
	cause   string
	ref     string
}

// The attributes that are tested for each payment, by reference letter.
var attributes = [...][2]string{
	{"A", "The payment was released by two people, neither of whom entered it."},
	{"B", "Both releases are dated before the payment file left for the bank."},
	{"C", "Both releasers were on the list of authorised releasers on that day."},
}

// isVoid says that a payment was cancelled before release, so that the control had nothing to do.
func isVoid(number int) bool { return number%151 == voidRest }

// lacksRelease says that the second release of a payment is missing or late. In real life nobody knows
// this without looking.
func lacksRelease(number int) bool { return number%97 == lateRest }

const voidRest, lateRest = 17, 41

// test examines the payments of the sample one by one. A cancelled payment is replaced by the next
// ticket; nothing else ever is.
func (e *engagement) test() error {
	sample, err := e.record.Sample()
	if err != nil {
		return err
	}
	for i := 0; i < len(sample); {
		number, err := paymentNumber(sample[i].ID)
		if err != nil {
			return err
		}
		if isVoid(number) {
			e.record, err = e.record.Replace(sample[i].ID, sampling.Note{
				Reason: "cancelled before release (seen in the payment log); the control does not apply",
				By:     "engagement manager",
				At:     e.record.Spec.DrawnAt.AddDate(0, 0, 3),
			})
			if err != nil {
				return err
			}
			if sample, err = e.record.Sample(); err != nil {
				return err
			}
			continue // the replacement stands in the same place and is examined now
		}
		r := result{item: sample[i]}
		if lacksRelease(number) {
			r.finding, r.cause, r.ref = finding(len(e.deviations()))
		}
		e.results = append(e.results, r)
		i++
	}
	return nil
}

// finding returns what was seen, why it happened and the attribute concerned, for the k-th deviation.
func finding(k int) (what, cause, ref string) {
	if k%2 == 0 {
		return "Second release is dated after the file left for the bank.",
			"The deputy released from a paper list while the workflow was down, and entered it the next day.", "B"
	}
	return "One person entered and released the payment.",
		"A correction run of the same day was not routed through the workflow.", "A"
}

// deviations returns the results that deviate.
func (e *engagement) deviations() []result {
	var list []result
	for _, r := range e.results {
		if r.finding != "" {
			list = append(list, r)
		}
	}
	return list
}
