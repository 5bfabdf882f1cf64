package dev.segue.simulation;

/// The catalog and its shelves.
record World(InventedCatalog catalog, Shelves shelves) {

    static World of(InventedCatalog catalog) {
        return new World(catalog, Shelves.of(catalog.tracks()));
    }
}
