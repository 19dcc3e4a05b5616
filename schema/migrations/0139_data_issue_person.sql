-- By which digests whoever got it is known again; destroyed with the resident.
CREATE TABLE IF NOT EXISTS data_issue_person (
    issue_id BIGINT NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (issue_id, digest),
    KEY data_issue_person_digest (digest),
    CONSTRAINT data_issue_person_issue FOREIGN KEY (issue_id) REFERENCES data_issue (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
