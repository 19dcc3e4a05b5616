-- Notes on complaints and subject access requests, each about one of them; the text is sealed.
CREATE TABLE IF NOT EXISTS register_note (
    id BINARY(16) NOT NULL,
    complaint_id BIGINT NULL,
    access_request_id BIGINT NULL,
    text BLOB NOT NULL,
    actor VARCHAR(64) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY register_note_complaint (complaint_id, written_at),
    KEY register_note_access_request (access_request_id, written_at),
    CONSTRAINT register_note_of_complaint FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT register_note_of_access_request FOREIGN KEY (access_request_id) REFERENCES access_request (id),
    CONSTRAINT register_note_of_one CHECK ((complaint_id IS NULL) <> (access_request_id IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
