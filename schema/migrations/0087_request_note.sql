-- What people write to each other about a request, sealed with the resident's key: it may name them.
CREATE TABLE IF NOT EXISTS request_note (
    id BINARY(16) NOT NULL,
    request_id BIGINT NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor VARCHAR(64) NOT NULL,
    for_staff_only BOOLEAN NOT NULL,
    sealed_words VARBINARY(8192) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY request_note_request (request_id, written_at),
    CONSTRAINT request_note_request FOREIGN KEY (request_id) REFERENCES kit_request (id),
    CONSTRAINT request_note_kind CHECK (kind IN ('note', 'question', 'answer', 'decision'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
