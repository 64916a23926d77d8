package coder

import (
	"bytes"

	readout "github.com/readout-events/readout"
)

// AppendJSON writes a result as JSON Lines, reports and statements in order
// of their sentences, each sentence's reports first.
func AppendJSON(buf *bytes.Buffer, res *Result) error {
	out, err := Records(res.Reports, res.Statements)
	buf.Write(out)
	return err
}

// Records returns reports and statements, each list in order of its
// sentences, as JSON Lines in the order of docs/output.md: by sentence,
// each sentence's reports first.
func Records(reports []readout.Report, statements []readout.Statement) (out []byte, err error) {
	for len(reports) > 0 || len(statements) > 0 {
		if len(statements) == 0 || len(reports) > 0 && reports[0].Sentence <= statements[0].Sentence {
			out, err = reports[0].AppendJSON(out)
			reports = reports[1:]
		} else {
			out, err = statements[0].AppendJSON(out)
			statements = statements[1:]
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}
