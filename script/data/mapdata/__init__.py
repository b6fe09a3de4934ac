"""Parts of script/data/build-map: where the base map's layers come from and how they are cut down."""
