module.exports = { layout: "piece.njk", permalink: (data) => `/${data.page.fileSlug}/` };
