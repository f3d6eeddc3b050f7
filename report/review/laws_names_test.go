package review_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
)

// The laws of names: an id is a name and nothing more. What is concluded, asked and left to do does not depend on how things are
// called, as long as they are called so everywhere.

// mark is what the renaming puts in front of an id: it occurs in no text of these tests, and leaves the order of ids as it was.
const mark = "QZX."

// rename puts the mark in front of every id that v reaches. Ids are the strings of a type of their own; those that the reader
// judges about stand in a plain string.
func rename(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if j, ok := v.Addr().Interface().(*review.Judgement); ok {
			var limb opinion.Limb
			if limb.UnmarshalText([]byte(j.Subject)) != nil {
				j.Subject = mark + j.Subject
			}
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				rename(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			rename(v.Index(i))
		}
	case reflect.String:
		if v.String() != "" && strings.HasSuffix(v.Type().Name(), "ID") {
			v.SetString(mark + v.String())
		}
	}
}

// unmarked returns a review as the wire has it, with the marks taken away again.
func unmarked(t *rapid.T, r *review.Review) (v any) {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), mark, "")), &v); err != nil {
		t.Fatal(err)
	}
	// Within a point reasons are sorted by subject, and a limb, which is no id, may come to stand elsewhere among ids.
	sortReasons(v)
	return v
}

// sortReasons puts the lists of reasons of a review into an order that does not depend on names.
func sortReasons(v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, x := range v {
			if list, ok := x.([]any); ok && (name == "reasons" || name == "work" || name == "needs") {
				sortJSON(list)
			}
			sortReasons(x)
		}
	case []any:
		for _, x := range v {
			sortReasons(x)
		}
	}
}

// sortJSON sorts a list by the text of its elements.
func sortJSON(list []any) {
	key := func(x any) string {
		data, _ := json.Marshal(x)
		return string(data)
	}
	for i := range list {
		for k := i; k > 0 && key(list[k]) < key(list[k-1]); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

// Renaming everything changes nothing but the names, down to the last fact, finding and step.
func TestLawRenamingChangesNothingButTheNames(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		named, known := r.Clone(), e.Clone()
		rename(reflect.ValueOf(&named).Elem())
		rename(reflect.ValueOf(&known).Elem())
		if named.ID != mark+"R" {
			t.Fatalf("the report is called %s", named.ID)
		}
		after := assess(t, &named, known, review.DefaultPolicy())
		// Without the marks the two cases are one, and so are their reviews.
		if diff := gocmp.Diff(unmarked(t, before), unmarked(t, after)); diff != "" {
			t.Fatalf("names matter:\n%s", diff)
		}
	})
}

// A reference to the report under review may name it or leave the name out: the empty id means that report.
func TestLawTheReportUnderReviewNeedsNoName(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		now := e.Clone()
		for i := range now.Judgements {
			if now.Judgements[i].Report == "R" {
				now.Judgements[i].Report = ""
			}
		}
		for i := range now.Mappings {
			if now.Mappings[i].Report == "R" {
				now.Mappings[i].Report = ""
			}
		}
		for i := range now.Mitigations {
			if now.Mitigations[i].Report == "R" {
				now.Mitigations[i].Report = ""
			}
		}
		for i := range now.Links {
			if now.Links[i].From == "R" {
				now.Links[i].From = ""
			}
		}
		after := assess(t, &r, now, review.DefaultPolicy())
		after.Case = before.Case
		if diff := gocmp.Diff(before, after); diff != "" {
			t.Fatalf("naming the report matters:\n%s", diff)
		}
	})
}

// The same case gives the same review, the same memo and the same pack, and a copy of the case stands for the case.
func TestLawTheSameCaseGivesTheSameReview(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		copied, known := r.Clone(), e.Clone()
		after := assess(t, &copied, known, review.DefaultPolicy())
		if !reflect.DeepEqual(before, after) {
			t.Fatalf("two reviews of one case:\n%s", gocmp.Diff(before, after))
		}
		if !reflect.DeepEqual(before.Document(), after.Document()) || !reflect.DeepEqual(before.Sheets(), after.Sheets()) {
			t.Fatal("two memos or packs of one review")
		}
	})
}
