-- Why data stock moved. All postings of a group sum to zero, and stand in the ledger at its `recorded_at`.
CREATE TABLE IF NOT EXISTS stock_group (
    id BIGINT NOT NULL AUTO_INCREMENT,
    uuid BINARY(16) NOT NULL,
    organisation_id BIGINT NOT NULL,
    event VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor VARCHAR(64) NOT NULL,
    hub_id BIGINT NULL,
    words VARCHAR(500) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY stock_group_uuid (uuid),
    KEY stock_group_recorded (organisation_id, recorded_at),
    CONSTRAINT stock_group_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT stock_group_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT stock_group_event CHECK (event IN ('receipt', 'dispatch', 'arrival', 'reservation', 'release', 'issue',
        'activation', 'handback', 'end', 'expiry', 'void', 'recovery'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
