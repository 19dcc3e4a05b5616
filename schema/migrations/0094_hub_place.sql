-- Where a hub is on the British National Grid, in metres, for the travel between hubs; both or neither.
ALTER TABLE hub
    ADD COLUMN IF NOT EXISTS easting INT NULL,
    ADD COLUMN IF NOT EXISTS northing INT NULL,
    ADD CONSTRAINT IF NOT EXISTS hub_place CHECK ((easting IS NULL) = (northing IS NULL)
        AND COALESCE(easting, 0) BETWEEN 0 AND 700000 AND COALESCE(northing, 0) BETWEEN 0 AND 1300000)
