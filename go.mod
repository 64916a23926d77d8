module github.com/readout-events/readout

go 1.26
