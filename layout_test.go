package readout_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// layout is the ordered list of packages: each may import only packages that
// stand above it. It is also the way of an article, from the nouns down to
// the program.
var layout = []string{
	".", // the nouns
	"codebook/plover",
	"codebook/actors",
	"codebook",
	"internal/learn",
	"internal/read",
	"internal/measure/conllu",
	"internal/phrase",
	"internal/annotate/spell",
	"internal/annotate/spell/generate",
	"internal/annotate/segment",
	"internal/annotate/tag",
	"internal/annotate/parse",
	"internal/annotate/neural/dense",
	"internal/annotate/neural",
	"internal/actor",
	"internal/annotate/name",
	"internal/annotate/name/nametrain",
	"internal/annotate/coref",
	"internal/annotate/coref/soundtrain",
	"internal/annotate/quote",
	"internal/annotate/date",
	"internal/annotate/place",
	"internal/annotate/place/generate",
	"internal/annotate",
	"internal/clause",
	"internal/code",
	"coder",
	"internal/train",
	"internal/measure/timeplace",
	"internal/measure/attribution",
	"internal/measure/noise",
	"internal/measure",
	"internal/merge",
	"internal/merge/bcubed",
	"internal/near",
	"internal/store",
	"internal/store/storetest",
	"internal/store/sqlite",
	"internal/ask",
	"internal/work",
	"internal/work/corpus",
	"internal/export",
	"internal/serve/token",
	"internal/serve/pages",
	"internal/serve",
	"cmd/readout",
}

const module = "github.com/readout-events/readout"

func TestPackagesImportOnlyThoseAbove(t *testing.T) {
	rank := map[string]int{}
	for i, p := range layout {
		rank[p] = i
	}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && file != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		pkg := path.Dir(filepath.ToSlash(file))
		at, ok := rank[pkg]
		if !ok {
			t.Errorf("%s: package %s is not in the layout; give it a place", file, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			name := strings.Trim(imp.Path.Value, `"`)
			if name == module {
				name = "."
			} else if strings.HasPrefix(name, module+"/") {
				name = strings.TrimPrefix(name, module+"/")
			} else {
				continue
			}
			if r, ok := rank[name]; !ok || r >= at {
				t.Errorf("%s imports %s, which does not stand above %s", file, name, pkg)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Only these may name relation labels of trees.
var labelled = map[string]bool{
	"internal/phrase": true, "internal/annotate/parse": true, "internal/annotate/neural": true, "internal/annotate/coref": true, "internal/annotate/quote": true,
	"internal/annotate/date": true, "internal/annotate/place": true, // which phrase of a sentence tells when and where, for acts that no clause stands for yet
	"internal/annotate": true, // repairs between the stages
	"internal/clause":   true, "internal/measure/conllu": true, "internal/train": true,
}

func TestOnlyFewPackagesKnowRelationLabels(t *testing.T) {
	_ = filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if pkg := path.Dir(filepath.ToSlash(file)); labelled[pkg] {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		for _, label := range []string{"nsubj", "ccomp", "xcomp", "advcl", "nsubj:pass", "acl:relcl"} {
			for _, lit := range literals(f) {
				if lit == label {
					t.Errorf("%s names the relation %q: read it off in clause or phrase", file, label)
				}
			}
		}
		return nil
	})
}

// literals returns the string literals of a file.
func literals(f *ast.File) []string {
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok {
			out = append(out, strings.Trim(lit.Value, "\"`"))
		}
		return true
	})
	return out
}
