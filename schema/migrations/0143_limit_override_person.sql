-- For whom more than the limit was asked.
CREATE TABLE IF NOT EXISTS limit_override_person (
    override_id BIGINT NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (override_id, digest),
    KEY limit_override_person_digest (digest),
    CONSTRAINT limit_override_person_override FOREIGN KEY (override_id) REFERENCES limit_override (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
