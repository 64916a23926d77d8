package main

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/readout-events/readout/internal/annotate/place"
	"github.com/spf13/cobra"
)

func gazetteerCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Make a gazetteer from a GeoNames dump",
		Example: `  readout gazetteer import cities500.zip -o places.txt
  readout code news.jsonl --gazetteer places.txt`,
		Args: subcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(importCommand())
	return cmd
}

func importCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Read files of GeoNames and write one table for --gazetteer",
		Long: `Read files of GeoNames (https://download.geonames.org/export/dump/, CC BY 4.0)
and write one table that code and explain take with --gazetteer. Two kinds of
file are known, in any order: places (allCountries, cities500 and their like,
or that of one country, such as UA) and the names of first-level divisions
(admin1CodesASCII). Files may be packed as .zip or .gz.

The built-in gazetteer holds places of 15,000 people and more.`,
		Example: `  readout gazetteer import cities500.zip -o places.txt
  readout gazetteer import admin1CodesASCII.txt UA.zip -o ukraine.txt
  readout code news.jsonl --gazetteer ukraine.txt`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, names []string) error {
			var in []io.Reader
			for _, name := range names {
				parts, done, err := unpacked(name)
				if err != nil {
					return fmt.Errorf("gazetteer: %w", err)
				}
				defer done()
				for _, r := range parts {
					in = append(in, r, strings.NewReader("\n"))
				}
			}
			if to == "" {
				return place.Import(io.MultiReader(in...), cmd.OutOrStdout())
			}
			// A table half written must not look like a whole one.
			f, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".*")
			if err != nil {
				return fmt.Errorf("gazetteer: %w", err)
			}
			defer os.Remove(f.Name())
			if err := place.Import(io.MultiReader(in...), f); err != nil {
				f.Close()
				return err
			}
			if err := f.Close(); err != nil {
				return fmt.Errorf("gazetteer: %w", err)
			}
			if err := os.Chmod(f.Name(), 0o644); err != nil {
				return fmt.Errorf("gazetteer: %w", err)
			}
			return os.Rename(f.Name(), to)
		},
	}
	cmd.Flags().StringVarP(&to, "out", "o", "", "file to write (default: standard output)")
	return cmd
}

// unpacked opens a file of GeoNames; of a .zip all .txt files but the readme.
func unpacked(name string) (parts []io.Reader, done func(), err error) {
	if filepath.Ext(name) == ".zip" {
		z, err := zip.OpenReader(name)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range z.File {
			if filepath.Ext(f.Name) != ".txt" || strings.EqualFold(filepath.Base(f.Name), "readme.txt") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				z.Close()
				return nil, nil, fmt.Errorf("%s: %s: %w", name, f.Name, err)
			}
			parts = append(parts, r)
		}
		return parts, func() { z.Close() }, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	if filepath.Ext(name) == ".gz" {
		z, err := gzip.NewReader(f)
		if err != nil {
			f.Close()
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		return []io.Reader{z}, func() { f.Close() }, nil
	}
	return []io.Reader{f}, func() { f.Close() }, nil
}
