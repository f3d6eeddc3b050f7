package page

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is a file to be written. The zero value is incomplete.
type File struct {
	// Name is its name within the directory.
	Name string
	// Write writes what is in it.
	Write func(w io.Writer) error
}

// WriteFiles writes files into a directory, which it makes if need be, and returns a section that names them. It stops
// at the first error; a file that cannot be composed does not come into being, because each is composed in memory first.
func WriteFiles(directory, heading string, files []File) (string, error) {
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return "", err
	}
	var p Page
	p.Heading(heading)
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return "", fmt.Errorf("%s: %w", f.Name, err)
		}
		path := filepath.Join(directory, f.Name)
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			return "", err
		}
		p.Text(fmt.Sprintf("%9d bytes  ", b.Len()), "%s", path)
	}
	return p.String(), nil
}
