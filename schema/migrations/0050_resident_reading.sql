-- Each disclosure of a resident's protected fields: who, why, which. Rows are added, never changed.
CREATE TABLE IF NOT EXISTS resident_reading (
    number BIGINT NOT NULL AUTO_INCREMENT,
    id BINARY(16) NOT NULL,
    resident_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    actor VARCHAR(64) NOT NULL,
    reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sealed_words VARBINARY(640) NOT NULL,
    fields VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    read_at DATETIME(6) NOT NULL,
    PRIMARY KEY (number),
    UNIQUE KEY resident_reading_id (id),
    KEY resident_reading_resident (resident_id, number),
    KEY resident_reading_actor (organisation_id, actor, read_at),
    CONSTRAINT resident_reading_resident FOREIGN KEY (resident_id) REFERENCES resident (id),
    CONSTRAINT resident_reading_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT resident_reading_reason CHECK (reason IN ('request', 'collection', 'contact', 'correction', 'safeguarding', 'complaint', 'other', 'search', 'subject_access')),
    CONSTRAINT resident_reading_fields CHECK (fields <> '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
