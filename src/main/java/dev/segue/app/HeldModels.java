package dev.segue.app;

import dev.segue.ranking.Generations;
import dev.segue.serving.Models;
import java.util.Optional;

/// Says which generations a process holds.
///
/// @param generations they
/// @param room how much memory there is for them
/// @param retraining where more of them come from by a schedule
record HeldModels(Generations generations, GenerationSettings room, Optional<Retraining> retraining)
        implements Models.Watch {

    @Override
    public Models now() {
        return new Models(
                generations.serving().generation(),
                generations.all().stream()
                        .map(held -> new Models.Line(
                                held.generation(),
                                held.name(),
                                held.whole(),
                                held.vectors().index().size(),
                                held.ranker().weights().steps(),
                                held.bytes()))
                        .toList(),
                room.memoryBytes(),
                generations
                        .refused()
                        .map(refused -> new Models.Refused(refused.generation(), refused.name(), refused.reason())),
                retraining.map(Retraining::now));
    }
}
