// Draws the API reference. Nothing is fetched from, or told to, any other server.
const place = document.getElementById("reference");
window.Scalar.createApiReference(place, {
  url: place.dataset.document,
  proxyUrl: "",
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: "never",
  hideClientButton: true,
  authentication: { preferredSecurityScheme: "Bearer" },
  agent: { disabled: true },
  mcp: { disabled: true },
});
