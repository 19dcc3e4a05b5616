-- How the resident of a request wants to be told what becomes of it. Without a row only the referrer is told.
CREATE TABLE IF NOT EXISTS request_told_by (
    request_id BIGINT NOT NULL,
    told_by VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (request_id),
    CONSTRAINT request_told_by_request FOREIGN KEY (request_id) REFERENCES kit_request (id),
    CONSTRAINT request_told_by_told_by CHECK (told_by IN ('nobody', 'email', 'text', 'letter'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
