-- The ward that a postcode in use lies in. `loaded_at` tells the rows of the newest list from those that it no longer has.
CREATE TABLE IF NOT EXISTS ward_postcode (
    postcode VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ward CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    loaded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (postcode),
    KEY ward_postcode_loaded (loaded_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
