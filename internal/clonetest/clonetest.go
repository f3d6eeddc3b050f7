// Package clonetest holds the law that a deep copy shares no memory with its original, for the tests of the packages
// whose documents have a Clone method. It reaches every exported field by reflection, so that a field that is added
// later, and forgotten in Clone, fails the test.
package clonetest

import (
	"reflect"
	"testing"
)

// Deep checks that the copy of a T equals its original, and that changing every value that can be reached from the
// copy changes nothing in the original. The original has two elements in every list, all the way down.
func Deep[T any](t *testing.T, clone func(*T) T) {
	t.Helper()
	var original, same, empty T
	fill(reflect.ValueOf(&original).Elem())
	fill(reflect.ValueOf(&same).Elem())
	got := clone(&original)
	if !reflect.DeepEqual(got, original) {
		t.Errorf("the copy differs from the original:\n%+v\n%+v", got, original)
	}
	if n := change(reflect.ValueOf(&got).Elem()); n == 0 {
		t.Error("there is nothing to change")
	}
	if !reflect.DeepEqual(original, same) {
		t.Errorf("changing the copy changed the original, which is now\n%+v", original)
	}
	if reflect.DeepEqual(got, same) {
		t.Error("the copy did not change")
	}
	if got := clone(&empty); !reflect.DeepEqual(got, empty) {
		t.Errorf("the copy of the zero value is %+v", got)
	}
}

// fill sets everything that v reaches to something other than its zero value, as far as it is exported.
func fill(v reflect.Value) {
	if v.Kind() == reflect.Slice && v.CanSet() {
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
	}
	each(v, fill)
	set(v, 1)
}

// change sets everything that v reaches to another value than [fill] does, in place, and counts the values changed.
func change(v reflect.Value) int {
	n := 0
	each(v, func(inner reflect.Value) { n += change(inner) })
	if set(v, 2) {
		n++
	}
	return n
}

// each visits the fields of a struct and the elements of a list.
func each(v reflect.Value, visit func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			visit(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			visit(v.Index(i))
		}
	}
}

// set gives a single value its nth content and reports whether it could.
func set(v reflect.Value, n int) bool {
	if !v.CanSet() {
		return false
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(n == 1)
	case reflect.String:
		v.SetString("content"[:n])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(n))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(n))
	default:
		return false
	}
	return true
}
