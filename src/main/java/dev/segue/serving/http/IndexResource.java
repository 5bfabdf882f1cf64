package dev.segue.serving.http;

/// The first thing that somebody sees who types in the address.
final class IndexResource {

    private static final String TEXT = """
            Segue, a real-time music recommender.

            POST /v1/events                        one listening event, an array, or one a line
            GET  /v1/users/{user}/recommendations  what to hear next, with reasons; POST takes the same as JSON
            GET  /v1/users/{user}/next             what to play after a track, for autoplay
            GET  /v1/users/{user}/stream           the same list pushed whenever it changes (server-sent events)
            POST /v1/users/{user}/rank             your own tracks in order for a listener
            GET  /v1/users/{user}/taste            what is known about a listener
            GET  /v1/recommendations/{id}          a list that was shown, and what came of it
            GET  /v1/users/{user}/preferences      what the listener says they like; PUT says it, DELETE takes it back
            GET  /v1/users/{user}/blocks           what the listener must not be offered
            PUT  /v1/users/{user}/blocks/{kind}/{id}  block a track or an artist; DELETE lifts it
            GET  /v1/tracks/{track}/similar        similar tracks
            GET  /v1/albums/{id}/similar           similar albums
            GET  /v1/artists/{id}/similar          similar artists
            GET  /v1/playlists/{id}/similar        similar playlists
            POST /v1/playlists/continue            what a playlist should go on with
            GET  /v1/tracks/{track}                what the catalog says of a track; PUT and DELETE change it
            POST /v1/catalog                       tracks, albums, artists and playlists, one a line
            GET  /v1/search?q=                     tracks by words of title, artist and album
            GET  /v1/trending                      what many play at the moment, by genre and country, or what rises
            GET  /v1/ledger                        what became of every event
            GET  /v1/quality                       how good the lists were for what was then played
            GET  /v1/models                        which generations are held, and which serves
            GET  /v1/dump/{store}                  every row of a store, one a line
            GET  /health/live, /health/ready       is it up, can it answer
            GET  /metrics                          for Prometheus
            GET  /openapi.json                     all of this, for machines
            GET  /problems/{code}                  what an error means
            """;

    private IndexResource() {}

    static Reply answer(Request request) {
        return Reply.text(MediaTypes.TEXT, TEXT);
    }
}
