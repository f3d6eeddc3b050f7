package opinion

// FormByRanges is [Form] without trying out combinations of answers, as if there were too many.
func FormByRanges(e *Examination, p Policy) (*Opinion, error) {
	x, err := e.check()
	if err != nil {
		return nil, err
	}
	ev := newEvaluator(e, p, x)
	ev.trials = -1
	ev.evaluateControls()
	ev.evaluateObjectives()
	return ev.conclude(), nil
}
