package dev.segue.ranking;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.OfGeneration;
import dev.segue.listener.Taste;
import dev.segue.listener.TasteChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds to what an interaction tells the owner of its track the vector that it has made of the listener.
public final class FactorSteps {

    private final Model model;

    /// @param model where the tracks' vectors are
    public FactorSteps(Model model) {
        this.model = model;
    }

    /// Returns the updates of a change with the step on the one that reports what was done with the track; the same
    /// ones when the listener has no vector or the interaction says nothing.
    public List<AddressedUpdate> on(TasteChange change, Interaction interaction) {
        return interaction instanceof WithTrack about
                ? stepOf(change.taste(), about)
                        .map(step -> withStep(change.updates(), step))
                        .orElse(change.updates())
                : change.updates();
    }

    private Optional<OfGeneration<FactorStep>> stepOf(Taste taste, WithTrack about) {
        Learnt learnt = model.learnt();
        return about.strength() == 0
                ? Optional.empty()
                : ListenerFactors.of(taste, model, learnt.vectors())
                        .map(factors -> new OfGeneration<>(
                                learnt.generation(),
                                new FactorStep(
                                        about.listener().fingerprint(),
                                        about.strength(),
                                        HalfVector.of(factors.vector()))));
    }

    private static List<AddressedUpdate> withStep(List<AddressedUpdate> updates, OfGeneration<FactorStep> step) {
        List<AddressedUpdate> all = new ArrayList<>(updates.size());
        for (AddressedUpdate addressed : updates) {
            all.add(
                    addressed.update().count().isPresent()
                            ? new AddressedUpdate(
                                    addressed.track(), addressed.update().withStep(step))
                            : addressed);
        }
        return all;
    }
}
