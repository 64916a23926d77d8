package coref

// Distance is the distance of two names by sound, for tests.
func Distance() func(name, variant string) float64 {
	s, err := newSounds(soundTable)
	if err != nil {
		panic(err)
	}
	return s.distance
}
