-- Counts of a hub's shelves. A hub has one that is open: open_hub_id is unique.
CREATE TABLE IF NOT EXISTS stock_count (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    reference CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hub_id BIGINT NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    open_hub_id BIGINT AS (IF(state = 'open', hub_id, NULL)) PERSISTENT,
    opened_by VARCHAR(64) NOT NULL,
    opened_at DATETIME(6) NOT NULL,
    closed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY stock_count_reference (organisation_id, reference),
    UNIQUE KEY stock_count_open (open_hub_id),
    KEY stock_count_hub (hub_id, id),
    CONSTRAINT stock_count_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT stock_count_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT stock_count_closed CHECK ((closed_at IS NULL) = (state = 'open')),
    CONSTRAINT stock_count_state CHECK (state IN ('open', 'closed', 'cancelled'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
