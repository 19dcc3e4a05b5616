-- Why a resident's record is kept although its time is over. Holds are lifted, never deleted.
CREATE TABLE IF NOT EXISTS resident_hold (
    id BINARY(16) NOT NULL,
    resident_id BIGINT NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sealed_words VARBINARY(640) NOT NULL,
    placed_by VARCHAR(64) NOT NULL,
    placed_at DATETIME(6) NOT NULL,
    lifted_by VARCHAR(64) NOT NULL DEFAULT '',
    sealed_lift_words VARBINARY(640) NOT NULL DEFAULT '',
    lifted_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY resident_hold_resident (resident_id, placed_at),
    CONSTRAINT resident_hold_resident FOREIGN KEY (resident_id) REFERENCES resident (id),
    CONSTRAINT resident_hold_kind CHECK (kind IN ('complaint', 'subject_access', 'safeguarding', 'legal_claim', 'other')),
    CONSTRAINT resident_hold_lifted CHECK ((lifted_by = '') = (lifted_at IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
